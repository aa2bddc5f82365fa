//! What is worth knowing before users are created.

use super::element::{Content, Element, each, element, reactive};
use crate::session::Session;
use b2b_users_core::notice::Notice;
use leptos::prelude::*;
use std::rc::Rc;

/// Notices, if there are any.
pub(crate) fn notice_list(notices: impl Fn() -> Vec<Notice> + 'static) -> Content {
    let notices = Rc::new(notices);
    let any = Rc::clone(&notices);
    let language = Session::expect().language();
    reactive(
        move || !any().is_empty(),
        move |any| {
            let notices = Rc::clone(&notices);
            let line = move |notice: &Notice| {
                let text = language.with_value(|language| language.notice(notice));
                line(notice, &text)
            };
            let lines = move || each(move || notices(), line);
            any.then(|| element("ul").class("b2b-notices").child(lines()))
        },
    )
}

fn line(notice: &Notice, text: &str) -> Element {
    element("li")
        .test_id("notice")
        .attribute("data-code", notice.code.as_str())
        .text(text)
}
