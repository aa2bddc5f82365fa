//! A whole user.

use super::{Cells, Checker, Found};
use crate::config::Rules;
use crate::issue::Issue;
use crate::user::{Field, NewUser, UserDraft};
use b2b_users_scan::json::JsonText;
use serde::Serialize;

/// What [`check_user`] gives.
///
/// A user and issues can stand side by side: warnings do not keep a user back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The user, unless an error stands in its way.
    pub user: Option<NewUser>,
    /// Everything that was found, in the order of [`Field::ALL`].
    pub issues: Vec<Issue>,
}

/// Checks a user as typed. Blank values take the defaults of the rules first.
///
/// What the dialect has no place for is neither judged nor sent, and a warning says so. Other users
/// are not looked at; `check_drafts` compares them.
#[must_use]
pub fn check_user(draft: &UserDraft, rules: &Rules) -> Checked {
    let mut checker = Checker::new(rules, &rules.defaults, Found::default());
    let user = checker.check(&Cells::of(draft, rules));
    Checked {
        user: user.map(super::ValidUser::to_user),
        issues: checker.found.issues,
    }
}

/// As [`check_user`], as the JSON text that [`Checked`] serialises as. No user is built for it, and programs that
/// check one user after another feel that.
/// `write` gives the JSON text of issues, to which a shell adds sentences.
///
/// ```
/// use b2b_users_core::{check::{check_user, check_user_to_json}, config::Rules, user::{ExtraField, UserDraft}};
///
/// let field = ExtraField { name: "Cost \"center\"".into(), value: "7".into() };
/// let mut draft = UserDraft {
///     email: "marie@example.com ".into(),
///     first_name: "Zo\u{eb}".into(),
///     last_name: "Curie".into(),
///     company_id: "42".into(),
///     role: "Admin".into(),
///     channel_ids: "1;2".into(),
///     origin_channel_id: "2".into(),
///     phone_number: "+1-555-123-4567".into(),
///     uuid: "crm-1".into(),
///     extra_fields: vec![field.clone(), ExtraField { name: "Size".into(), ..field }],
///     ..UserDraft::default()
/// };
/// for role in ["Admin", "Manager"] {
///     draft.role = role.into();
///     let checked = check_user(&draft, &Rules::default());
///     assert_eq!(checked.user.is_some(), role == "Admin");
///     let json = check_user_to_json(&draft, &Rules::default(), &|issues| serde_json::to_string(issues).unwrap());
///     assert_eq!(json, serde_json::to_string(&checked).unwrap());
/// }
/// ```
#[must_use]
pub fn check_user_to_json(
    draft: &UserDraft,
    rules: &Rules,
    write: &dyn Fn(&[Issue]) -> String,
) -> String {
    let mut checker = Checker::new(rules, &rules.defaults, Found::default());
    let mut json = JsonText::with_capacity(512);
    json.raw("{\"user\":");
    match checker.check(&Cells::of(draft, rules)) {
        Some(user) => user.write(&mut json),
        None => json.raw("null"),
    }
    json.raw(",\"issues\":");
    match checker.found.issues.as_slice() {
        [] => json.raw("[]"),
        issues => json.raw(&write(issues)),
    }
    json.raw("}");
    json.into_text()
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
