//! The widget in a page that changes its settings while it is in use.

use crate::configuration::Configuration;
use crate::session::{Appearance, Events, Login, Session};
use crate::shell::Widget;
use leptos::prelude::*;

/// The widget, following its settings. Theme, language and labels change in place. Any
/// other change begins the widget anew, and waits until nobody is being created.
#[component]
pub fn Embedded(
    /// The settings as they are now.
    configuration: Signal<Configuration>,
    /// Where the storefront login comes from.
    login: Login,
    /// Who is told what happens.
    events: Events,
) -> impl IntoView {
    let appearance = Signal::derive(move || configuration.with(|now| Appearance::from(now)));
    let events = StoredValue::new_local(events);
    let busy = RwSignal::new(0);
    let begun = RwSignal::new(configuration.get_untracked());
    Effect::new(move |_| {
        let wanted = configuration.get();
        let changes = begun.with_untracked(|begun| !begun.works_like(&wanted));
        if changes && busy.get() == 0 {
            begun.set(wanted);
        }
    });
    move || {
        let session = Session::with_login(begun.get(), login)
            .told(events)
            .shown(appearance)
            .busy_in(busy);
        view! { <Widget session /> }
    }
}
