//! What is worth knowing before users are created.

use b2b_users_core::notice::Notice;
use leptos::prelude::*;

/// Notices, if there are any.
#[component]
pub(crate) fn NoticeList(notices: Memo<Vec<Notice>>) -> impl IntoView {
    let line = |notice: Notice| {
        view! { <li data-testid="notice" data-code=notice.code.as_str()>{notice.message()}</li> }
    };
    move || {
        let notices = notices.get();
        (!notices.is_empty()).then(|| {
            view! { <ul class="b2b-notices">{notices.into_iter().map(line).collect_view()}</ul> }
        })
    }
}
