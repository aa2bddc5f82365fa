//! Who asks for logins, how often, and who hears of them.

#![allow(
    clippy::unwrap_used,
    reason = "a test says best what is wrong by stopping"
)]

use super::*;

/// A page that is asked for logins and gives them when the test says so.
#[derive(Default)]
struct Page(RefCell<Vec<Given>>);

impl Provider for Page {
    fn ask(&self, given: Given) {
        self.0.borrow_mut().push(given);
    }
}

impl Page {
    fn is_asked(&self) -> usize {
        self.0.borrow().len()
    }

    fn give(&self, token: &str) {
        let given = self.0.borrow_mut().remove(0);
        given(BearerToken::new(token));
    }
}

/// An authorizer, what it has, and what those who asked it have heard.
struct Scene {
    authorizer: Authorizer,
    page: Page,
    token: Rc<RefCell<Option<BearerToken>>>,
    heard: Rc<RefCell<Vec<(u32, bool)>>>,
}

impl Scene {
    /// With a first login.
    fn new() -> Self {
        let token = Rc::default();
        let into: Rc<RefCell<_>> = Rc::clone(&token);
        let scene = Self {
            authorizer: Authorizer::new(move |token| *into.borrow_mut() = token),
            page: Page::default(),
            token,
            heard: Rc::default(),
        };
        scene.authorizer.ask(Some(&scene.page), scene.hear(0));
        scene.page.give("first");
        assert_eq!((scene.has("first"), scene.heard()), (true, vec![(0, true)]));
        scene
    }

    fn hear(&self, number: u32) -> Then {
        let heard = Rc::clone(&self.heard);
        Box::new(move |is_new| heard.borrow_mut().push((number, is_new)))
    }

    fn renew(&self, number: u32, now: Millis) {
        self.authorizer
            .renew(Some(&self.page), now, self.hear(number));
    }

    fn heard(&self) -> Vec<(u32, bool)> {
        self.heard.take()
    }

    fn has(&self, token: &str) -> bool {
        *self.token.borrow() == BearerToken::new(token)
    }
}

#[test]
fn however_many_are_refused_the_page_is_asked_once_and_all_go_on() {
    let scene = Scene::new();
    for number in 1..=3 {
        scene.renew(number, 1_000 + Millis::from(number));
    }
    assert_eq!((scene.page.is_asked(), scene.heard()), (1, vec![]));
    assert!(scene.has("first"), "until there is another one");
    scene.page.give("second");
    assert_eq!(scene.heard(), [(1, true), (2, true), (3, true)]);
    assert!(scene.has("second"));
}

#[test]
fn a_refusal_waits_for_a_login_that_is_asked_for_already() {
    for (token, is_new) in [("second", true), ("first", false), ("", false)] {
        let scene = Scene::new();
        scene.authorizer.ask(Some(&scene.page), scene.hear(1));
        scene.renew(2, 0);
        assert_eq!(scene.page.is_asked(), 1);
        scene.page.give(token);
        assert_eq!(scene.heard(), [(1, is_new), (2, is_new)], "{token}");
        assert!(scene.has(if is_new { token } else { "" }), "{token}");
    }
}

#[test]
fn a_login_that_is_no_other_one_is_forgotten_once_it_was_refused() {
    for token in ["first", "", "not a token"] {
        let scene = Scene::new();
        scene.renew(1, 0);
        scene.page.give(token);
        assert_eq!(
            (scene.heard(), scene.has("")),
            (vec![(1, false)], true),
            "{token}"
        );
    }
}

#[test]
fn a_login_that_was_not_refused_stays() {
    let scene = Scene::new();
    scene.authorizer.ask(Some(&scene.page), scene.hear(1));
    scene.page.give("first");
    assert_eq!(
        (scene.heard(), scene.has("first")),
        (vec![(1, false)], true)
    );
}

#[test]
fn what_is_refused_again_soon_is_not_asked_for_again() {
    let scene = Scene::new();
    scene.renew(1, 0);
    scene.page.give("second");
    scene.renew(2, COOLDOWN - 1);
    assert_eq!(scene.page.is_asked(), 0);
    assert_eq!(
        (scene.heard(), scene.has("")),
        (vec![(1, true), (2, false)], true)
    );
    scene.renew(3, COOLDOWN);
    scene.page.give("third");
    assert_eq!((scene.heard(), scene.has("third")), (vec![(3, true)], true));
}

#[test]
fn without_a_source_there_is_no_login() {
    let scene = Scene::new();
    scene.authorizer.ask(None, scene.hear(1));
    assert!(scene.has("first"));
    scene.authorizer.renew(None, 0, scene.hear(2));
    assert_eq!(
        (scene.heard(), scene.has("")),
        (vec![(1, false), (2, false)], true)
    );
}

#[test]
fn what_an_earlier_source_gives_is_nobodys_login() {
    let scene = Scene::new();
    scene.renew(1, 0);
    scene.authorizer.forget();
    assert_eq!((scene.heard(), scene.has("")), (vec![(1, false)], true));
    // The next one is asked at once, however soon it is.
    scene.renew(2, 1);
    assert_eq!(scene.page.is_asked(), 2);
    scene.page.give("of the earlier one");
    assert_eq!((scene.heard(), scene.has("")), (vec![], true));
    scene.page.give("second");
    assert_eq!(
        (scene.heard(), scene.has("second")),
        (vec![(2, true)], true)
    );
}

#[test]
fn nobody_hears_of_a_login_that_comes_after_the_end() {
    let scene = Scene::new();
    scene.renew(1, 0);
    let Scene {
        authorizer,
        page,
        token,
        heard,
    } = scene;
    drop(authorizer);
    page.give("second");
    assert_eq!(
        (heard.take(), token.take()),
        (vec![], BearerToken::new("first"))
    );
}

#[test]
fn who_hears_of_a_login_may_ask_for_the_next() {
    let scene = Scene::new();
    let (authorizer, page) = (scene.authorizer.clone(), Rc::new(Page::default()));
    let (next, then) = (Rc::clone(&page), scene.hear(2));
    let ask_next = move |_| {
        authorizer.renew(Some(&*next), COOLDOWN, then);
    };
    scene
        .authorizer
        .renew(Some(&scene.page), 0, Box::new(ask_next));
    scene.page.give("second");
    page.give("third");
    assert_eq!((scene.heard(), scene.has("third")), (vec![(2, true)], true));
}

#[test]
fn no_login_shows_in_debug_output() {
    let scene = Scene::new();
    scene.authorizer.ask(Some(&scene.page), Box::new(|_| {}));
    scene.page.give("canary");
    assert!(!format!("{:?}", scene.authorizer).contains("canary"));
}
