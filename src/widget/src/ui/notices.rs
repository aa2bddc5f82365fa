//! What is worth knowing before users are created.

use super::element::{Content, Element, each, element, reactive};
use super::words::Words;
use b2b_users_core::notice::Notice;
use std::rc::Rc;

/// Notices, if there are any.
pub(crate) fn notice_list(notices: impl Fn() -> Vec<Notice> + 'static) -> Content {
    let notices = Rc::new(notices);
    let any = Rc::clone(&notices);
    reactive(
        move || !any().is_empty(),
        move |any| {
            let notices = Rc::clone(&notices);
            let lines = move || each(move || notices(), line);
            any.then(|| element("ul").class("b2b-notices").child(lines()))
        },
    )
}

fn line(notice: &Notice) -> Element {
    let said = notice.clone();
    element("li")
        .test_id("notice")
        .attribute("data-code", notice.code.as_str())
        .say(Words::made(move |language| language.notice(&said)))
}
