//! Pages of a long list.

use crate::session::Session;
use leptos::prelude::*;

/// Rows on a page.
pub(crate) const PAGE: usize = 50;

/// Buttons that turn pages; nothing while everything fits on one.
#[component]
pub(crate) fn Pager(page: RwSignal<usize>, #[prop(into)] total: Signal<usize>) -> impl IntoView {
    let pages = move || total.get().div_ceil(PAGE).max(1);
    let shown = move || {
        let first = page.get() * PAGE;
        format!(
            "{}–{} of {}",
            first + 1,
            (first + PAGE).min(total.get()),
            total.get()
        )
    };
    let session = Session::expect();
    // Told where somebody has turned to, and not whenever the pager is there.
    let turn = move |to: usize| {
        page.set(to.min(pages() - 1));
        session.announce(format!("Rows {}.", shown()));
    };
    let turn = StoredValue::new(turn);
    move || {
        (pages() > 1).then(|| {
            view! {
                <nav class="b2b-pager" aria-label="Pages">
                    <button
                        type="button"
                        class="b2b-button b2b-button-subtle" part="button"
                        aria-disabled=move || (page.get() == 0).to_string()
                        on:click=move |_| turn.with_value(|turn| turn(page.get_untracked().saturating_sub(1)))
                    >
                        "Previous"
                    </button>
                    <span>{shown}</span>
                    <button
                        type="button"
                        class="b2b-button b2b-button-subtle" part="button"
                        aria-disabled=move || (page.get() + 1 >= pages()).to_string()
                        on:click=move |_| turn.with_value(|turn| turn(page.get_untracked() + 1))
                    >
                        "Next"
                    </button>
                </nav>
            }
        })
    }
}
