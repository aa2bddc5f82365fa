//! Pages of a long list.

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
    move || {
        (pages() > 1).then(|| {
            view! {
                <nav class="b2b-pager" aria-label="Pages">
                    <button
                        type="button"
                        class="b2b-button b2b-button-subtle" part="button"
                        aria-disabled=move || (page.get() == 0).to_string()
                        on:click=move |_| page.update(|page| *page = page.saturating_sub(1))
                    >
                        "Previous"
                    </button>
                    <span aria-live="polite">{shown}</span>
                    <button
                        type="button"
                        class="b2b-button b2b-button-subtle" part="button"
                        aria-disabled=move || (page.get() + 1 >= pages()).to_string()
                        on:click=move |_| page.update(|page| *page = (*page + 1).min(pages() - 1))
                    >
                        "Next"
                    </button>
                </nav>
            }
        })
    }
}
