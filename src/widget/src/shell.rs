//! The frame of the widget: a title, two tabs, and what screen readers are told.

use crate::configuration::Labels;
use crate::form::AddOne;
use crate::import_tab::ImportTab;
use crate::session::{Appearance, Session};
use crate::status::{Deprecated, NoPermission, StoreUnknown};
use crate::ui::TokenField;
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;

/// What the widget calls itself.
const TITLE: &str = "Company users";

/// The two things that one can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    One,
    Many,
}

impl Tab {
    const ALL: [Self; 2] = [Self::One, Self::Many];

    const fn name(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Many => "many",
        }
    }

    fn label(self, appearance: Signal<Appearance>) -> impl Fn() -> String + Clone {
        match self {
            Self::One => labelled(appearance, |labels| &labels.add_one, "Add one"),
            Self::Many => labelled(appearance, |labels| &labels.add_many, "Add many"),
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::One => Self::Many,
            Self::Many => Self::One,
        }
    }
}

/// The widget with these settings.
#[component]
pub fn Widget(
    /// What all its parts share.
    session: Session,
) -> impl IntoView {
    let appearance = session.appearance();
    let root = session.root();
    let theme = move || appearance.with(|shown| shown.theme.name());
    let locale = move || appearance.with(|shown| shown.locale.clone());
    let announcement = session.announcement();
    let dialect = session.dialect();
    session.begin();
    session.follow_login();
    let tab = RwSignal::new(Tab::One);
    follow_in_title(&session, tab);
    point_out_a_stop(&session, tab);
    provide_context(session);
    let label = move |of: fn(&Labels) -> &Option<String>, usual| labelled(appearance, of, usual);
    // A file dropped beside its place would make the browser leave the page.
    let stay = |event: DragEvent| event.prevent_default();
    view! {
        <section
            class="b2b-users b2b-page" part="page"
            node_ref=root
            data-theme=theme
            lang=locale
            aria-label="B2B Users"
            on:dragover=stay
            on:drop=stay
        >
            <header class="b2b-header" part="header">
                <h1 class="b2b-title" part="title">{label(|labels| &labels.title, TITLE)}</h1>
                <p class="b2b-lead" part="lead">
                    {label(|labels| &labels.lead, "Give buyers access to their company, one by one or from a file.")}
                </p>
            </header>
            {dialect.uses_login().then(|| view! { <TokenField /> })}
            <div class="b2b-status">
                {dialect.successor().map(|successor| view! { <Deprecated dialect successor /> })}
                <NoPermission />
            </div>
            <Tabs tab />
            <Panel tab of=Tab::One><AddOne /></Panel>
            <Panel tab of=Tab::Many><ImportTab shown=Signal::derive(move || tab.get() == Tab::Many) /></Panel>
            <StoreUnknown />
            <p class="b2b-hidden" role="status" aria-live="polite" data-testid="announcement">
                {move || announcement.get()}
            </p>
        </section>
    }
}

/// Tells somebody who is at the form that the import has stopped: its own message is hidden there.
fn point_out_a_stop(session: &Session, tab: RwSignal<Tab>) {
    let session = session.clone();
    Effect::new(move |_| {
        if session.stopped().get() && tab.get_untracked() == Tab::One {
            session.announce("The import is paused and needs you. It is under the other tab.");
        }
    });
}

/// Lets the title of a page of its own say what is shown.
fn follow_in_title(session: &Session, tab: RwSignal<Tab>) {
    if !session.owns_page() {
        return;
    }
    let (appearance, heading) = (session.appearance(), session.heading());
    let stopped = session.stopped();
    Effect::new(move |_| {
        let place = match tab.get() {
            Tab::One => Tab::One.label(appearance)(),
            // Its screens, which have headings, may not be loaded yet.
            Tab::Many if heading.get().is_empty() => Tab::Many.label(appearance)(),
            Tab::Many => heading.get().to_owned(),
        };
        let title = labelled(appearance, |labels| &labels.title, TITLE)();
        let before = if stopped.get() { "Paused: " } else { "" };
        document().set_title(&format!("{before}{place} – {title}"));
    });
}

/// A text that the page may replace.
fn labelled(
    appearance: Signal<Appearance>,
    of: fn(&Labels) -> &Option<String>,
    usual: &'static str,
) -> impl Fn() -> String + Clone {
    move || {
        appearance.with(|shown| {
            of(&shown.labels)
                .clone()
                .unwrap_or_else(|| usual.to_owned())
        })
    }
}

/// The tabs. Arrow keys move between them, as everywhere.
#[component]
fn Tabs(tab: RwSignal<Tab>) -> impl IntoView {
    let session = Session::expect();
    let move_focus = {
        let session = session.clone();
        move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowLeft" | "ArrowRight" => tab.get_untracked().other(),
                "Home" => Tab::One,
                "End" => Tab::Many,
                _ => return,
            };
            event.prevent_default();
            tab.set(next);
            session.focus(&format!("tab-{}", next.name()));
        }
    };
    let (appearance, stopped) = (session.appearance(), session.stopped());
    let button = move |one: Tab| {
        let panel = session.id(&format!("panel-{}", one.name()));
        view! {
            <button
                type="button"
                role="tab"
                class="b2b-tab" part="tab"
                id=session.id(&format!("tab-{}", one.name()))
                data-testid=format!("tab-{}", one.name())
                aria-selected=move || (tab.get() == one).to_string()
                aria-controls=panel
                tabindex=move || if tab.get() == one { "0" } else { "-1" }
                on:click=move |_| tab.set(one)
            >
                {one.label(appearance)}
                {move || (one == Tab::Many && stopped.get()).then(|| view! {
                    " "<span class="b2b-badge b2b-badge-error">"Paused"</span>
                })}
            </button>
        }
    };
    view! {
        <div class="b2b-tabs" part="tabs" role="tablist" aria-label="Ways to add users" on:keydown=move_focus>
            {Tab::ALL.into_iter().map(button).collect_view()}
        </div>
    }
}

/// What a tab shows. The other one keeps what was entered.
#[component]
fn Panel(tab: RwSignal<Tab>, of: Tab, children: Children) -> impl IntoView {
    let session = Session::expect();
    view! {
        <div
            role="tabpanel"
            id=session.id(&format!("panel-{}", of.name()))
            aria-labelledby=session.id(&format!("tab-{}", of.name()))
            hidden=move || tab.get() != of
        >
            {children()}
        </div>
    }
}
