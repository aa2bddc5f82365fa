//! A labelled group of boxes to tick.

use super::control::{Options, Source, named};
use super::element::{Element, element};
use super::issues::{Problems, has_error, issue_list};
use super::words::Words;
use crate::session::Accessibility;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Any number of choices. The value is a list of the ticked ones, such as `1;2`.
pub(crate) struct Choices {
    /// The group's name in this widget; element ids derive from it.
    pub(crate) name: &'static str,
    pub(crate) label: Words,
    pub(crate) value: Source<String>,
    pub(crate) change: Rc<dyn Fn(String)>,
    pub(crate) leave: Rc<dyn Fn()>,
    pub(crate) problems: Problems,
    pub(crate) required: bool,
    pub(crate) hint: Words,
}

impl Choices {
    /// The group with what can be ticked.
    pub(crate) fn group(self, options: &Options) -> Element {
        let id = Accessibility::expect().id(self.name);
        let (hint_id, issues_id) = (format!("{id}-hint"), format!("{id}-issues"));
        let legend = element("legend").attributes(&[("class", "b2b-label"), ("part", "label")]);
        let boxes = options
            .iter()
            .map(|(choice, text)| self.box_of(choice, text));
        let boxes: Vec<Element> = boxes.collect();
        let leave = self.leave;
        element("fieldset")
            .attributes(&[("class", "b2b-field b2b-choices"), ("tabindex", "-1")])
            .id(&id)
            .test_id(self.name)
            .attribute("aria-describedby", &format!("{hint_id} {issues_id}"))
            .on("focusout", move |_| leave())
            .child(named(legend, &self.label, self.required))
            .children(boxes)
            .child(element("p").class("b2b-hint").id(&hint_id).say(self.hint))
            .child(issue_list(&issues_id, self.problems))
    }

    fn box_of(&self, choice: &str, text: &str) -> Element {
        let (own, shown) = (choice.to_owned(), Rc::clone(&self.value));
        let is_ticked = move || parts(&shown()).any(|part| part == own);
        let (own, value) = (choice.to_owned(), Rc::clone(&self.value));
        let (change, problems) = (Rc::clone(&self.change), Rc::clone(&self.problems));
        let input = element("input")
            .attribute("type", "checkbox")
            .test_id(&format!("{}-{choice}", self.name))
            .state_of("aria-invalid", move || has_error(&problems()))
            .checked_of(is_ticked)
            .on("change", move |event| {
                let control = event.target();
                let control = control.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
                let before = value();
                let others = parts(&before).filter(|part| *part != own);
                let ticked = control.filter(HtmlInputElement::checked);
                let chosen: Vec<&str> = others.chain(ticked.map(|_| own.as_str())).collect();
                change(chosen.join(";"));
            });
        element("label")
            .class("b2b-choice")
            .child(input)
            .child(element("span").text(text))
    }
}

/// The parts of a list such as `1;2`.
pub(crate) fn parts(value: &str) -> impl Iterator<Item = &str> {
    let parts = value.split([';', ',', '|']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}
