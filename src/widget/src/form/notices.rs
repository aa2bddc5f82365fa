//! What is worth knowing about the user before it is created.

use super::model::FormModel;
use crate::ui::{Content, notice_list};
use b2b_users_core::notice::{Person, notices};

/// Notices about a user that is ready to be sent.
pub(super) fn form_notices(model: FormModel) -> Content {
    notice_list(move || {
        let rules = model.rules.get();
        model.checked.with(|checked| {
            model.findings.with(|findings| {
                let user = checked.user.iter();
                let people: Vec<Person> = user.map(|user| Person::of(user, findings)).collect();
                notices(&people, &rules, findings)
            })
        })
    })
}
