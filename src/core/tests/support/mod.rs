//! Drafts, users and tables of cases that the tests share.

#![allow(
    clippy::needless_pass_by_value,
    reason = "a body may be a text or JSON, made on the spot"
)]

#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod any_reply;
pub(crate) mod asking;
pub(crate) mod ends;
pub(crate) mod file;
pub(crate) mod play;
pub(crate) mod random;
pub(crate) mod replies;
pub(crate) mod request;
pub(crate) mod store;
pub(crate) mod world;

use b2b_users_core::check::check_user;
use b2b_users_core::config::{Rules, StoreRules};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::import::{End, RowState};
use b2b_users_core::issue::Argument;
use b2b_users_core::issue::{Code, Issue, Severity};
use b2b_users_core::json::Json;
use b2b_users_core::mapping::Mapping;
use b2b_users_core::outcome::{Doubt, Evidence};
use b2b_users_core::report::Wording;
use b2b_users_core::table::{Table, TableOptions, read_table};
use b2b_users_core::user::{Field, NewUser, Role, UserDraft};
use b2b_users_core::wire::single_request;
use serde_json::Value;
use std::collections::BTreeSet;

/// A draft that both ways of creating users accept without a remark.
pub(crate) fn draft() -> UserDraft {
    UserDraft {
        email: "marie@example.com".into(),
        first_name: "Marie".into(),
        last_name: "Curie".into(),
        phone_number: "+1-555-123-4567".into(),
        company_id: "42".into(),
        role: "1".into(),
        ..UserDraft::default()
    }
}

/// A draft that the management API accepts, with every field filled in.
pub(crate) fn full_draft() -> UserDraft {
    UserDraft {
        company_role_id: "10".into(),
        channel_ids: "1;2".into(),
        origin_channel_id: "2".into(),
        accept_welcome_email: "yes".into(),
        uuid: "crm-1".into(),
        extra_fields: vec![b2b_users_core::user::ExtraField {
            name: "Department".into(),
            value: "Purchasing".into(),
        }],
        ..draft()
    }
}

/// The address of the user of this number.
pub(crate) fn email(number: usize) -> String {
    format!("user{number}@example.com")
}

/// The body of the single call of the management API.
pub(crate) fn user_to_json(user: &NewUser) -> serde_json::Value {
    let request = single_request(Dialect::Management, user);
    serde_json::from_str(&request.body.unwrap()).unwrap()
}

/// A user for the management API, with an address made of the number.
pub(crate) fn user(number: usize, company: u64) -> NewUser {
    let draft = UserDraft {
        email: email(number),
        first_name: format!("First{number}"),
        company_id: company.to_string(),
        channel_ids: "1".into(),
        ..draft()
    };
    check_user(&draft, &Rules::management()).user.unwrap()
}

/// Users of one company, numbered from 1.
pub(crate) fn users(count: usize, company: u64) -> Vec<NewUser> {
    (1..=count).map(|number| user(number, company)).collect()
}

/// A checked user for the storefront.
pub(crate) fn storefront_user(number: usize) -> NewUser {
    user_of(Dialect::Storefront, number, 42, true)
}

/// A checked user for any dialect, with an address and names made of the number.
pub(crate) fn user_of(dialect: Dialect, number: usize, company: u64, welcome: bool) -> NewUser {
    let draft = UserDraft {
        email: email(number),
        first_name: format!("First{number}"),
        company_id: company.to_string(),
        channel_ids: if dialect.carries(Field::ChannelIds) {
            "1"
        } else {
            ""
        }
        .into(),
        accept_welcome_email: if welcome { "yes" } else { "" }.into(),
        ..draft()
    };
    check_user(&draft, &Rules::for_dialect(dialect))
        .user
        .unwrap()
}

/// A user of the first number with an identifier of the merchant's own.
pub(crate) fn user_with_uuid(dialect: Dialect, uuid: &str) -> NewUser {
    let draft = UserDraft {
        email: email(1),
        company_id: "42".into(),
        uuid: uuid.into(),
        ..draft()
    };
    check_user(&draft, &Rules::for_dialect(dialect))
        .user
        .unwrap()
}

/// A store whose rules are given as JSON, for one dialect.
pub(crate) fn rules(dialect: Dialect, store: serde_json::Value) -> Rules {
    Rules {
        store: StoreRules::from_json(&Json::read(&store.to_string()).unwrap())
            .unwrap()
            .into(),
        ..Rules::for_dialect(dialect)
    }
}

/// Codes and weights of what was found.
pub(crate) fn found(issues: &[Issue]) -> Vec<(Code, Severity)> {
    issues
        .iter()
        .map(|issue| (issue.code, issue.severity))
        .collect()
}

/// A cell as typed and the codes that a check finds in it, each of its usual weight.
pub(crate) type Faulty = (&'static str, &'static [(Code, Severity)]);

/// Runs a check over inputs that give a value without any issue.
pub(crate) fn assert_clean<T: PartialEq + std::fmt::Debug>(
    cases: &[(&str, T)],
    check: impl Fn(&str) -> (Option<T>, Vec<Issue>),
) {
    assert!(cases.len() >= 10, "a table has at least ten rows");
    for (typed, value) in cases {
        let (checked, issues) = check(typed);
        assert_eq!(checked.as_ref(), Some(value), "{typed:?}: {issues:?}");
        assert_eq!(found(&issues), [], "{typed:?}");
    }
}

/// Runs a check over inputs that give these issues, and no value if one is an error.
pub(crate) fn assert_faulty<T: std::fmt::Debug>(
    cases: &[Faulty],
    check: impl Fn(&str) -> (Option<T>, Vec<Issue>),
) {
    assert!(cases.len() >= 10, "a table has at least ten rows");
    for (typed, expected) in cases {
        let (checked, issues) = check(typed);
        assert_eq!(found(&issues), *expected, "{typed:?}");
        let stopped = expected
            .iter()
            .any(|(_, weight)| *weight == Severity::Error);
        if stopped {
            assert!(checked.is_none(), "{typed:?} gave {checked:?}");
        }
        for issue in issues {
            assert_complete(&issue);
        }
    }
}

/// A sentence of each code with its arguments, as people read it: what an issue has to bring along.
const SENTENCES: &str = include_str!("../../../text/tests/sentences.txt");

/// An issue has all arguments that some sentence of its code is made of.
pub(crate) fn assert_complete(issue: &Issue) {
    let own: BTreeSet<&str> = issue.params.iter().map(|(name, _)| *name).collect();
    let same = |entry: &str| {
        let mut words = entry.lines().next().unwrap().splitn(3, ' ');
        let (code, _, arguments) = (words.next(), words.next(), words.next());
        let arguments: Value = serde_json::from_str(arguments.unwrap()).unwrap();
        let names = arguments.as_object().unwrap().keys().map(String::as_str);
        code == Some(issue.code.as_str()) && names.collect::<BTreeSet<_>>().is_subset(&own)
    };
    let is_known = SENTENCES.split("\n> ").skip(1).any(same);
    assert!(is_known, "no sentence for {issue:?}");
}

/// An argument as sentences show it, names of dialects aside.
pub(crate) fn shown_argument(argument: &Argument) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Number(number) => number.to_string(),
        Argument::List(list) => list.join(", "),
    }
}

/// The argument of this name as sentences show it; empty if there is none.
pub(crate) fn shown(issue: &Issue, name: &str) -> String {
    issue.argument(name).map(shown_argument).unwrap_or_default()
}

/// A language of codes alone.
pub(crate) struct Codes;

impl Wording for Codes {
    fn issue(&self, issue: &Issue) -> String {
        issue.code.as_str().to_owned()
    }

    fn row(&self, state: &RowState) -> String {
        state.code().to_owned()
    }

    fn heading(&self, field: Field) -> String {
        field.name().to_owned()
    }

    fn role(&self, role: Role) -> String {
        role.number().to_string()
    }

    fn example_email(&self) -> String {
        "#example".to_owned()
    }
}

/// A file in UTF-8, read with the usual limits.
pub(crate) fn table(text: &str) -> Table {
    read_table(text.as_bytes(), TableOptions::default()).unwrap()
}

/// A file and the mapping that its headers suggest.
pub(crate) fn mapped(text: &str) -> (Table, Mapping) {
    let table = table(text);
    let headers: Vec<&str> = table.headers().collect();
    let mapping = Mapping::suggest(&headers);
    (table, mapping)
}

/// The store's words for a taken address.
pub(crate) fn words(number: usize) -> String {
    format!("Email already exists. ['{}']", email(number))
}

/// No one can say whose address it is; what the store said, if it is told.
pub(crate) fn doubt(text: &str) -> End {
    End::Ambiguous {
        doubt: Doubt::Taken,
        text: text.into(),
    }
}

/// Found in the store as the first user of its list.
pub(crate) fn created_by_look_up() -> End {
    End::Created {
        user_id: Some(1),
        evidence: Evidence::LookUp,
    }
}
