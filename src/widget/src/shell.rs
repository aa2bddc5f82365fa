//! The frame of the widget: a title, two tabs, and what screen readers are told.

use crate::form::add_one;
use crate::import_tab::import_tab;
use crate::session::Session;
use crate::state::State;
use crate::status::{deprecated, no_permission, store_unknown};
use crate::ui::{Content, Element, element, follow, reactive, token_field};
use b2b_users_text::{Key, keys};
use leptos::prelude::{document, provide_context, untrack};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The two things that one can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    One,
    Many,
}

impl Tab {
    const ALL: [Self; 2] = [Self::One, Self::Many];

    /// The name of its button.
    const fn tab(self) -> &'static str {
        match self {
            Self::One => "tab-one",
            Self::Many => "tab-many",
        }
    }

    /// The name of what it shows.
    const fn panel(self) -> &'static str {
        match self {
            Self::One => "panel-one",
            Self::Many => "panel-many",
        }
    }

    const fn label(self) -> Key {
        match self {
            Self::One => keys::PAGE_ONE,
            Self::Many => keys::PAGE_MANY,
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::One => Self::Many,
            Self::Many => Self::One,
        }
    }
}

/// The tab in front. A copy is the same.
#[derive(Debug, Clone, Copy)]
struct Front {
    is_many: State<bool>,
}

impl Front {
    fn new() -> Self {
        Self {
            is_many: State::new(false),
        }
    }

    /// Which one it is. Follows that.
    fn get(self) -> Tab {
        if self.is_many.get() {
            Tab::Many
        } else {
            Tab::One
        }
    }

    fn set(self, tab: Tab) {
        self.is_many.set(tab == Tab::Many);
    }
}

/// The widget with these settings.
pub fn widget(session: Session) -> Content {
    frame(session).into()
}

/// The frame and all that is in it. `session` is what its parts share.
pub(crate) fn frame(session: Session) -> Element {
    let (appearance, speech) = (session.appearance(), session.language());
    let announcement = session.accessibility().announcement();
    let dialect = session.dialect();
    provide_context(speech);
    session.begin();
    session.follow_login();
    let tab = Front::new();
    follow_in_title(session, tab);
    point_out_a_stop(session, tab);
    provide_context(session.accessibility());
    let status = element("div")
        .class("b2b-status")
        .child(dialect.successor().map(|other| deprecated(session, other)))
        .child(no_permission(session));
    let announced = element("p")
        .attributes(&[
            ("class", "b2b-hidden"),
            ("role", "status"),
            ("aria-live", "polite"),
            ("data-testid", "announcement"),
        ])
        .text_of(move || announcement.get());
    // A file dropped beside its place would make the browser leave the page.
    let stay = |event: Event| event.prevent_default();
    let root = element("section")
        .attributes(&[("class", "b2b-users b2b-page"), ("part", "page")])
        .say_as("aria-label", keys::PAGE_NAME)
        .attribute_of("data-theme", move || {
            appearance.with(|shown| shown.theme.name().to_owned())
        })
        .attribute_of("lang", move || speech.tag())
        .on("dragover", stay)
        .on("drop", stay)
        .child(header())
        .child(dialect.uses_login().then(|| token_field(session)))
        .child(status)
        .child(tabs(session, tab))
        .child(panel(session, tab, Tab::One).child(add_one(session)))
        .child(
            panel(session, tab, Tab::Many)
                .child(import_tab(session, move || tab.get() == Tab::Many)),
        )
        .child(store_unknown(session))
        .child(announced);
    session.accessibility().set_root(root.node().clone());
    root
}

fn header() -> Element {
    element("header")
        .attributes(&[("class", "b2b-header"), ("part", "header")])
        .child(
            element("h1")
                .attributes(&[("class", "b2b-title"), ("part", "title")])
                .say(keys::PAGE_TITLE),
        )
        .child(
            element("p")
                .attributes(&[("class", "b2b-lead"), ("part", "lead")])
                .say(keys::PAGE_LEAD),
        )
}

/// Tells a person who is at the form that the import has stopped: its own message is hidden there.
fn point_out_a_stop(session: Session, tab: Front) {
    follow(move || {
        if session.accessibility().stopped().get() && untrack(|| tab.get()) == Tab::One {
            session
                .accessibility()
                .announce(untrack(|| session.text(keys::PAGE_STOPPED)));
        }
    });
}

/// Lets the title of a page of its own say what is shown.
fn follow_in_title(session: Session, tab: Front) {
    if !session.accessibility().owns_page() {
        return;
    }
    let (speech, heading) = (session.language(), session.accessibility().heading());
    let stopped = session.accessibility().stopped();
    follow(move || {
        let place = match tab.get() {
            Tab::One => speech.text(Tab::One.label()),
            // Its screens, which have headings, may not be loaded yet.
            Tab::Many if heading.with(String::is_empty) => speech.text(Tab::Many.label()),
            Tab::Many => heading.get(),
        };
        let state = if stopped.get() { "paused" } else { "" };
        let words = [
            ("state", state.into()),
            ("place", place.into()),
            ("title", speech.text(keys::PAGE_TITLE).into()),
        ];
        document().set_title(&speech.fill(keys::PAGE_WINDOW, &words));
    });
}

/// The tabs. Arrow keys move between them, as everywhere.
fn tabs(session: Session, tab: Front) -> Element {
    let move_focus = move |event: Event| {
        let pressed = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        let next = match pressed.as_deref() {
            Some("ArrowLeft" | "ArrowRight") => untrack(|| tab.get()).other(),
            Some("Home") => Tab::One,
            Some("End") => Tab::Many,
            _ => return,
        };
        event.prevent_default();
        tab.set(next);
        session.accessibility().focus(next.tab());
    };
    element("div")
        .attributes(&[("class", "b2b-tabs"), ("part", "tabs"), ("role", "tablist")])
        .say_as("aria-label", keys::PAGE_TABS)
        .on("keydown", move_focus)
        .children(Tab::ALL.map(|one| tab_button(session, tab, one)))
}

fn tab_button(session: Session, tab: Front, one: Tab) -> Element {
    let stopped = session.accessibility().stopped();
    let index = move || if tab.get() == one { "0" } else { "-1" }.to_owned();
    let paused = |is_shown: &bool| {
        is_shown.then(|| {
            let badge = element("span")
                .class("b2b-badge b2b-badge-error")
                .say(keys::PAGE_PAUSED);
            Content::from(" ").and(badge)
        })
    };
    element("button")
        .attributes(&[
            ("type", "button"),
            ("role", "tab"),
            ("class", "b2b-tab"),
            ("part", "tab"),
        ])
        .id(&session.accessibility().id(one.tab()))
        .test_id(one.tab())
        .attribute("aria-controls", &session.accessibility().id(one.panel()))
        .state_of("aria-selected", move || tab.get() == one)
        .attribute_of("tabindex", index)
        .on("click", move |_| tab.set(one))
        .say(one.label())
        .child(reactive(move || one == Tab::Many && stopped.get(), paused))
}

/// What a tab shows. The other one keeps what was entered.
fn panel(session: Session, tab: Front, of: Tab) -> Element {
    element("div")
        .attribute("role", "tabpanel")
        .id(&session.accessibility().id(of.panel()))
        .attribute("aria-labelledby", &session.accessibility().id(of.tab()))
        .flag_of("hidden", move || tab.get() != of)
}
