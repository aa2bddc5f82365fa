//! Where the focus goes when the store's lists take a field away.

use super::Accessibility;
use crate::ui::{focus_within, focused_id, later};
use b2b_users_core::find;

/// Parts of the names of fields that are typed only as long as the store's lists are not
/// known, and the names of the fields that take over.
const SUCCESSORS: [(&str, &str); 3] = [
    ("companyRoleId", "role"),
    ("extra-", "extra-0"),
    ("extraFields", "extra-0"),
];

impl Accessibility {
    /// Gives the focus to the successor of the field that has it now, should this turn of
    /// the event loop draw that field again.
    pub(crate) fn keep_focus(self) {
        let focused = move || focused_id(&self.root()?);
        let Some(before) = focused() else {
            return;
        };
        let successors = SUCCESSORS
            .iter()
            .filter(|(field, _)| find(&before, field).is_some());
        let successors = successors.map(|(_, name)| self.id(name));
        let order: Vec<String> = std::iter::once(before.clone()).chain(successors).collect();
        later(move || {
            let Some(root) = self.root() else {
                return;
            };
            // A field may also have been drawn where another one was, with the focus in it.
            for id in order {
                if focused().as_ref() != Some(&id) {
                    focus_within(&root, &id);
                }
                if focused() == Some(id) {
                    return;
                }
            }
        });
    }
}
