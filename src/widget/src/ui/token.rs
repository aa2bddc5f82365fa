//! Where the storefront login is entered.

use super::element::{Element, element};
use crate::session::Session;
use b2b_users_text::keys;

/// An input for the storefront login. It is kept in memory and nowhere else.
pub(crate) fn token_field(session: Session) -> Element {
    let login = session.login();
    let token = login.pasted();
    let (id, hint) = (
        session.accessibility().id("token"),
        session.accessibility().id("token-hint"),
    );
    let input = element("input")
        .attributes(&[
            ("class", "b2b-input"),
            ("part", "input"),
            ("data-testid", "token"),
            ("type", "password"),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
        ])
        .id(&id)
        .attribute("aria-describedby", &hint)
        .value_of(move || token.get())
        .on_value("input", move |text| token.set(text))
        // Not at every key: the store is asked what this login may do.
        .on("change", move |_| session.store().ask(session));
    let label = element("label")
        .attributes(&[("class", "b2b-label"), ("part", "label")])
        .attribute("for", &id)
        .say(keys::TOKEN_LABEL);
    let field = element("div")
        .class("b2b-field")
        .child(label)
        .child(input)
        .child(
            element("p")
                .class("b2b-hint")
                .id(&hint)
                .say(keys::TOKEN_HINT),
        );
    element("div")
        .attributes(&[("class", "b2b-panel"), ("part", "panel")])
        .flag_of("hidden", move || login.is_provided())
        .child(field)
}
