//! The widget in a page that changes its settings while it is in use.

use crate::session::{Appearance, Events, Login, LoginSource, Session, Speech, Texts};
use crate::shell::frame;
use crate::ui::{Content, follow, loading, reactive};
use b2b_users_client::TokenProvider;
use b2b_users_settings::{Endpoint, Settings};
use leptos::prelude::*;

/// The widget, following its settings. Theme, language and labels change in place. Any
/// other change begins the widget anew, and waits until nobody is being created and no
/// results are left to read. What comes together takes effect together: the login of one
/// place never reaches another.
///
/// `settings` are the settings as they are now, `source` gives the storefront login now,
/// `events` are told what happens, `texts` are where other languages come from.
pub fn embedded(
    settings: RwSignal<Settings>,
    source: LoginSource,
    events: Events,
    texts: Texts,
) -> Content {
    let speech = Speech::new();
    provide_context(speech);
    let appearance = RwSignal::new(settings.with_untracked(|now| Appearance::from(now)));
    follow(move || {
        let now = settings.with(|now| Appearance::from(now));
        if appearance.with_untracked(|before| *before != now) {
            appearance.set(now);
        }
    });
    speech.follow(move || Some(appearance.get()), texts);
    let events = StoredValue::new_local(events);
    let busy = RwSignal::new(0);
    let asked = StoredValue::new_local(untrack(|| source.get()));
    let first = settings.get_untracked();
    let login = StoredValue::new(login_for(&first, asked.get_value()));
    let begun = RwSignal::new(first);
    // A login outlives the run of the effect that makes it. Not the owner of all: who is held by
    // what it owns never ends.
    let owner = Owner::new();
    follow(move || {
        let (wanted, provider) = (settings.get(), source.get());
        let goes_on = begun.with_untracked(|begun| begun.works_like(&wanted));
        if !goes_on && busy.get() > 0 {
            return;
        }
        let is_new = asked.with_value(|asked| *asked != provider);
        asked.set_value(provider.clone());
        if !goes_on {
            login.set_value(owner.with(|| login_for(&wanted, provider)));
            begun.set(wanted);
        } else if is_new {
            login.get_value().set_provider(provider);
        }
    });
    reactive(
        move || speech.is_ready().then(|| begun.get()),
        move |begun| {
            let Some(begun) = begun else {
                return loading();
            };
            let session = Session::with_login(begun.clone(), login.get_value())
                .told(events)
                .shown(appearance)
                .speaking(speech)
                .busy_in(busy);
            frame(&session)
        },
    )
}

/// A login for these settings. They are attributes, which whoever may write markup may
/// write: the Buyer Portal's login goes to no other place unless the page itself says so.
fn login_for(settings: &Settings, provider: Option<TokenProvider>) -> Login {
    Login::new(provider, is_at_home(&settings.endpoint))
}

/// Whether requests go to the store's own interface or back to where the page is from.
fn is_at_home(endpoint: &Endpoint) -> bool {
    let origin = || web_sys::window().and_then(|window| window.location().origin().ok());
    endpoint.is_own_origin()
        || endpoint.is_store()
        || origin().is_some_and(|own| own == endpoint.as_str())
}
