//! A whole user.

use super::{Cells, Checker, Found};
use crate::config::Rules;
use crate::issue::Issue;
use crate::json::JsonText;
use crate::user::{DraftError, DraftTexts, Field, NewUser, UserDraft};

/// What [`check_user`] gives.
///
/// A user and issues can stand side by side: warnings do not keep a user back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The user, unless an error stands in its way.
    pub user: Option<NewUser>,
    /// Everything that was found, in the order of [`Field::ALL`].
    pub issues: Vec<Issue>,
}

/// Checks a user as typed. Blank values take the defaults of the rules first.
///
/// What the dialect has no place for is neither judged nor sent, and a warning says so. Other users
/// are not looked at; [`check_list_json`](super::check_list_json) compares them.
#[must_use]
pub fn check_user(draft: &UserDraft, rules: &Rules) -> Checked {
    let mut checker = Checker::new(rules, &rules.defaults, Found::default());
    let user = checker.check(&Cells::of_draft(draft, rules));
    Checked {
        user: user.map(super::ValidUser::to_user),
        issues: checker.found.issues,
    }
}

/// Reads a draft as [`UserDraft::read`] does and checks it as [`check_user`] does. What is found is a JSON text: an object
/// of `user`, as [`NewUser`] serialises, and `issues`. No text of the draft is copied on the way, and programs that check
/// one user after another feel that.
///
/// `more` adds members to those of an issue, such as a sentence.
///
/// # Errors
/// Those of [`UserDraft::read`].
///
/// ```
/// use b2b_users_core::{check::check_user_json, config::Rules};
///
/// let draft = r#"{ "email": "marie@" }"#;
/// let json = check_user_json(draft, &Rules::default(), &|_, json| json.text("message", Some("…"))).unwrap();
/// let begin = r#"{"user":null,"issues":[{"code":"email.invalid","field":"email","severity":"error","params":{"#;
/// assert!(json.starts_with(begin) && json.contains(r#"},"message":"…"},{"#));
/// ```
pub fn check_user_json(
    draft: &str,
    rules: &Rules,
    more: &dyn Fn(&Issue, &mut JsonText),
) -> Result<String, DraftError> {
    let draft = DraftTexts::read(draft)?;
    let cells = Cells::of_texts(&draft, rules);
    let mut checker = Checker::new(rules, &rules.defaults, Found::default());
    let mut json = JsonText::with_capacity(512);
    json.raw("{\"user\":");
    match checker.check(&cells) {
        Some(user) => user.write(&mut json),
        None => json.raw("null"),
    }
    json.raw(",\"issues\":");
    json.list(&checker.found.issues, |json, issue| {
        json.raw("{");
        issue.write(json);
        more(issue, json);
        json.raw("}");
    });
    json.raw("}");
    Ok(json.into_text())
}

/// The issues of one field of a draft, as a form shows them when the field is left.
///
/// The whole draft is checked, since what is right for one field may depend on another: a role on
/// its company, an origin channel on the list of channels.
///
/// ```
/// use b2b_users_core::{check::check_field, config::Rules, user::{Field, UserDraft}};
///
/// let draft = UserDraft { email: "marie@".into(), ..UserDraft::default() };
/// let issues = check_field(&draft, Field::Email, &Rules::default());
/// assert_eq!(issues[0].code.as_str(), "email.invalid");
/// ```
#[must_use]
pub fn check_field(draft: &UserDraft, field: Field, rules: &Rules) -> Vec<Issue> {
    let mut issues = check_user(draft, rules).issues;
    issues.retain(|issue| issue.field == Some(field));
    issues
}
