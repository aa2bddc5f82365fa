//! What is worth knowing about the user before it is created.

use super::model::FormModel;
use b2b_users_core::notice::{Notice, notices};
use leptos::prelude::*;

/// Notices about a user that is ready to be sent.
#[component]
pub(super) fn Notices(model: FormModel) -> impl IntoView {
    let found = Memo::new(move |_| {
        let rules = model.rules.get();
        model.checked.with(|checked| {
            let user = checked.user.iter();
            model
                .findings
                .with(|findings| notices(user, &rules, Some(findings)))
        })
    });
    let line = |notice: Notice| {
        view! { <li data-testid="notice" data-code=notice.code.as_str()>{notice.message()}</li> }
    };
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            view! { <ul class="b2b-notices">{found.into_iter().map(line).collect_view()}</ul> }
        })
    }
}
