//! The widget in a page that changes its settings while it is in use.

use crate::session::{Appearance, Events, Host, Login, LoginSource, Session, Speech, Texts};
use crate::shell::frame;
use crate::state::{State, Stored};
use crate::ui::{Content, follow, loading, reactive};
use b2b_users_client::TokenProvider;
use b2b_users_settings::{Endpoint, Settings};
use leptos::prelude::{Owner, provide_context};

/// The widget, following its settings. Theme, language and labels change in place. Any
/// other change begins the widget again, and waits until no user is being created and no
/// results are left to read. What comes together takes effect together: the login of one
/// place never reaches another.
///
/// `settings` are the settings as they are now, `source` gives the storefront login now,
/// `events` are told what happens, `texts` are where other languages come from.
pub fn embedded(
    settings: State<Settings>,
    source: LoginSource,
    events: Events,
    texts: Texts,
) -> Content {
    let speech = Speech::new();
    provide_context(speech);
    let appearance = State::new(settings.with_untracked(|now| Appearance::from(now)));
    follow(move || {
        let now = settings.with(|now| Appearance::from(now));
        if appearance.with_untracked(|before| *before != now) {
            appearance.set(now);
        }
    });
    speech.follow(move || Some(appearance.get()), texts);
    let busy = State::new(0);
    let host = Host::new(Stored::new(events), busy);
    let asked = Stored::new(None);
    let login = Stored::new(None::<Login>);
    let begun = State::new(None::<Settings>);
    // A login outlives the run of the effect that makes it. Not the owner of all: who is held by
    // what it owns never ends.
    let owner = Owner::new();
    follow(move || {
        let provider = source.get();
        let Some(wanted) = settings.try_get() else {
            return;
        };
        let works_alike = |begun: &Settings| begun.works_like(&wanted);
        let goes_on = begun.with_untracked(|begun| begun.as_ref().is_some_and(works_alike));
        if !goes_on && busy.get() > 0 {
            return;
        }
        let is_new = asked.with(|asked| *asked != provider);
        asked.set(provider.clone());
        if !goes_on {
            login.set(Some(owner.with(|| login_for(&wanted, provider))));
            begun.set(Some(wanted));
        } else if let Some(login) = login.get().filter(|_| is_new) {
            login.set_provider(provider);
        }
    });
    reactive(
        move || speech.is_ready().then(|| begun.get()).flatten(),
        move |begun| {
            let (Some(begun), Some(login)) = (begun, login.get()) else {
                return loading();
            };
            let session = Session::with_login(begun.clone(), login)
                .hosted_by(host)
                .shown(appearance)
                .speaking(speech);
            frame(session)
        },
    )
}

/// A login for these settings. They are attributes, which anyone who may write markup may
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
