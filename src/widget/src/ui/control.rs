//! A labelled control with its hint and its problems.

use super::element::{Content, Element, each, element, truth};
use super::issues::{Problems, has_error, issue_list};
use super::words::Words;
use crate::session::{Accessibility, Speech};
use b2b_users_text::{Key, keys};
use std::rc::Rc;

/// What a control follows.
pub(crate) type Source<T> = Rc<dyn Fn() -> T>;

/// The choices of a select, as (value, label).
pub(crate) type Options = Vec<(String, String)>;

/// A control before it is drawn.
pub(crate) struct Control {
    /// The name in this widget; element ids derive from it.
    name: String,
    label: Words,
    value: Source<String>,
    change: Rc<dyn Fn(String)>,
    leave: Option<Rc<dyn Fn()>>,
    problems: Problems,
    hint: Source<String>,
    required: bool,
}

impl Control {
    /// A control that shows this value and tells what it is changed to.
    pub(crate) fn new(
        name: &str,
        label: impl Into<Words>,
        value: impl Fn() -> String + 'static,
        change: impl Fn(String) + 'static,
    ) -> Self {
        Self {
            name: name.to_owned(),
            label: label.into(),
            value: Rc::new(value),
            change: Rc::new(change),
            leave: None,
            problems: Rc::new(Vec::new),
            hint: Rc::new(String::new),
            required: false,
        }
    }

    /// The same, telling when it loses the focus.
    pub(crate) fn on_leave(mut self, leave: impl Fn() + 'static) -> Self {
        self.leave = Some(Rc::new(leave));
        self
    }

    /// The same with what is wrong with its value.
    pub(crate) fn problems(mut self, problems: Problems) -> Self {
        self.problems = problems;
        self
    }

    /// The same with a hint.
    pub(crate) fn hint(self, hint: impl Into<Words>) -> Self {
        self.hint_of(hint.into().now())
    }

    /// The same with a hint that may change.
    pub(crate) fn hint_of(mut self, hint: impl Fn() -> String + 'static) -> Self {
        self.hint = Rc::new(hint);
        self
    }

    /// The same; what may stay empty says so.
    pub(crate) const fn required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }

    /// An input for one line of text. `keyboard` is what a touch screen offers, `list` the id of a
    /// list of suggestions.
    pub(crate) fn text_field(self, keyboard: &str, list: Option<&str>) -> Element {
        let input = self.control("input", "b2b-input").attributes(&[
            // Never `type="email"`: some browsers rewrite its value, so that form and file
            // would send different addresses.
            ("type", "text"),
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("spellcheck", "false"),
        ]);
        let input = input.attribute("inputmode", keyboard);
        let input = match list {
            Some(list) => input.attribute("list", list),
            None => input,
        };
        let input = self.typed(input);
        self.framed(input)
    }

    /// An input for several lines of text.
    pub(crate) fn text_area(self) -> Element {
        let area = self.control("textarea", "b2b-input").attribute("rows", "3");
        let area = self.typed(area);
        self.framed(area)
    }

    /// A choice among a few.
    pub(crate) fn select(self, options: impl Fn() -> Options + 'static) -> Element {
        self.select_of(Rc::new(options))
    }

    fn select_of(&self, options: Source<Options>) -> Element {
        let value = Rc::clone(&self.value);
        // A choice that changes is a new element: a browser keeps the place of what was chosen and
        // not its value.
        let choices = each(
            move || options(),
            move |(choice, label)| {
                let (value, own) = (Rc::clone(&value), choice.clone());
                element("option")
                    .attribute("value", choice)
                    .flag_of("selected", move || value() == own)
                    .text(label)
            },
        );
        let change = Rc::clone(&self.change);
        let select = self
            .control("select", "b2b-input b2b-select")
            .child(choices)
            .on_value("change", move |value| change(value));
        self.framed(self.valued(select))
    }

    /// The control itself, without its value.
    fn control(&self, element_name: &str, class: &str) -> Element {
        let id = Accessibility::expect().id(&self.name);
        let described = format!("{id}-hint {id}-issues");
        let problems = Rc::clone(&self.problems);
        element(element_name)
            .class(class)
            .attribute("part", "input")
            .id(&id)
            .test_id(&self.name)
            .attribute("aria-required", truth(self.required))
            .attribute("aria-describedby", &described)
            .state_of("aria-invalid", move || has_error(&problems()))
    }

    /// The control with a value that is typed.
    fn typed(&self, control: Element) -> Element {
        let change = Rc::clone(&self.change);
        let control = control.on_value("input", move |value| change(value));
        self.valued(control)
    }

    fn valued(&self, control: Element) -> Element {
        let value = Rc::clone(&self.value);
        let control = control.value_of(move || value());
        match self.leave.clone() {
            Some(leave) => control.on("blur", move |_| leave()),
            None => control,
        }
    }

    /// The control with its label above, its hint and its problems below.
    fn framed(&self, control: impl Into<Content>) -> Element {
        let id = Accessibility::expect().id(&self.name);
        let label = element("label")
            .attributes(&[("class", "b2b-label"), ("part", "label")])
            .attribute("for", &id);

        let hint = Rc::clone(&self.hint);
        element("div")
            .class("b2b-field")
            .child(named(label, &self.label, self.required))
            .child(control)
            .child(
                element("p")
                    .class("b2b-hint")
                    .id(&format!("{id}-hint"))
                    .text_of(move || hint()),
            )
            .child(issue_list(
                &format!("{id}-issues"),
                Rc::clone(&self.problems),
            ))
    }
}

/// A label with its words.
pub(super) fn named(label: Element, words: &Words, required: bool) -> Element {
    let optional = || {
        element("span")
            .class("b2b-optional")
            .text(" ")
            .say(keys::PART_OPTIONAL)
    };
    label.say(words.clone()).child((!required).then(optional))
}

/// Options of the program's own, as (value, label). Follows the language.
pub(crate) fn offered(options: &[(&str, Key)]) -> Options {
    let speech = Speech::expect();
    let said = |(value, label): &(&str, Key)| ((*value).to_owned(), speech.text(*label));
    options.iter().map(said).collect()
}
