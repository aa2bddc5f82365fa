//! What is sent, published and called, and when, on a host of the tests' own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says best what is wrong by stopping"
)]

mod toy;
mod world;

use super::engine_cell::{EngineCell, EngineView};
use super::*;
use crate::connection::Credential;
use b2b_users_core::engine::Pace;
use std::cell::{Cell, RefCell};
use toy::Toy;
use world::{START, World};

fn connection(endpoint: &str) -> Connection {
    Connection::new(endpoint, Credential::Proxy)
}

fn quick() -> Budget {
    Budget::new(Pace::per_minute(150))
}

fn started_with(
    world: &Rc<World>,
    toy: Toy,
    budget: Budget,
    publish: impl Fn(&Toy) + 'static,
) -> (Driver, EngineView<Toy>) {
    let engine = Rc::new(EngineCell::new(toy, publish));
    let driver = Driver::of(world.clone(), engine.clone(), connection("first"), budget);
    (driver, EngineView::of(engine))
}

/// A driver, and how often its engine was published.
fn started(world: &Rc<World>, toy: Toy) -> (Driver, EngineView<Toy>, Rc<Cell<usize>>) {
    let shown = Rc::new(Cell::new(0));
    let count = shown.clone();
    let publish = move |_: &Toy| count.set(count.get() + 1);
    let (driver, view) = started_with(world, toy, quick(), publish);
    (driver, view, shown)
}

fn heard(view: &EngineView<Toy>) -> Vec<&'static str> {
    view.look(|toy| toy.heard.clone())
}

#[test]
fn requests_leave_one_after_the_other_and_each_end_is_published() {
    let world = World::new();
    let (_driver, view, shown) = started(&world, Toy::new(2));
    assert_eq!(
        (world.sent().len(), shown.get()),
        (0, 0),
        "not before it is held"
    );
    world.settle();
    assert_eq!((world.sent().len(), shown.get()), (1, 1));
    world.reply();
    world.pass(250);
    assert_eq!(world.sent().len(), 2);
    world.reply();
    assert_eq!(heard(&view), ["reply", "reply"]);
    assert_eq!(world.sleep(), None, "nothing is left to wake it");
}

#[test]
fn an_engine_that_waits_is_woken_once_at_its_moment() {
    for wait in [1, 499, 61_234, 86_400_000] {
        let world = World::new();
        let mut toy = Toy::new(1);
        toy.not_before = START + wait;
        let (_driver, _, shown) = started(&world, toy);
        world.settle();
        assert_eq!(world.sleep(), Some(wait));
        world.pass(wait - 1);
        assert_eq!(
            (world.sent().len(), world.wakes.get(), shown.get()),
            (0, 0, 1),
            "{wait}"
        );
        world.pass(1);
        assert_eq!(
            (world.sent().len(), world.wakes.get(), shown.get()),
            (1, 1, 2),
            "{wait}"
        );
    }
}

#[test]
fn a_request_waits_exactly_until_the_budget_has_room() {
    let world = World::new();
    let budget = Budget::new(Pace::per_minute(1));
    let (_first, _) = started_with(&world, Toy::new(1), budget.clone(), |_| {});
    world.settle();
    let (_second, _) = started_with(&world, Toy::new(1), budget, |_| {});
    world.settle();
    assert_eq!((world.sent().len(), world.sleep()), (1, Some(60_000)));
    world.pass(60_000);
    assert_eq!((world.sent().len(), world.wakes.get()), (2, 1));
}

#[test]
fn nothing_is_sent_offline_and_a_connection_wakes_at_once() {
    let world = World::new();
    world.offline.set(true);
    let (_driver, view, shown) = started(&world, Toy::new(1));
    world.pass(3_600_000);
    assert_eq!(
        (world.sent().len(), world.wakes.get(), shown.get()),
        (0, 0, 1)
    );
    world.connect();
    assert_eq!((world.sent().len(), heard(&view)), (1, vec!["online"]));
}

#[test]
fn a_connection_ends_the_wait_for_it() {
    let world = World::new();
    let mut toy = Toy::new(1);
    toy.not_before = START + 30_000;
    let (_driver, ..) = started(&world, toy);
    world.settle();
    world.connect();
    assert_eq!((world.sent().len(), world.sleep()), (1, None));
}

#[test]
fn an_engine_that_waits_for_no_connection_does_not_hear_of_one() {
    let world = World::new();
    let (driver, view, shown) = started(&world, Toy::new(1));
    world.settle();
    world.connect();
    assert_eq!(shown.get(), 1, "a reply is awaited");
    world.reply();
    world.connect();
    driver.pause();
    world.settle();
    world.connect();
    assert_eq!((heard(&view), shown.get()), (vec!["reply", "pause"], 3));
}

type Tell = fn(&Driver);

/// Every command, and what the engine hears of it.
const COMMANDS: [(Tell, &str); 5] = [
    (Driver::pause, "pause"),
    (Driver::resume, "resume"),
    (|driver| driver.resume_with(connection("second")), "resume"),
    (Driver::cancel, "cancel"),
    (Driver::give_up, "give up"),
];

#[test]
fn commands_are_applied_in_their_order_wherever_they_come_from() {
    for (first, heard_first) in COMMANDS {
        for (second, heard_second) in COMMANDS {
            let expected = [heard_first, heard_second];

            let world = World::new();
            let (driver, view, shown) = started(&world, Toy::new(3));
            world.settle();
            first(&driver);
            second(&driver);
            assert!(heard(&view).is_empty(), "it may be lent out");
            world.settle();
            assert_eq!((heard(&view), shown.get()), (expected.to_vec(), 2));

            // The same from within what it is published to, which looks at it meanwhile.
            let world = World::new();
            let holder = Rc::new(RefCell::new(None::<(Driver, EngineView<Toy>)>));
            let held = Rc::clone(&holder);
            let once = Cell::new(false);
            let publish = move |toy: &Toy| {
                if let Some((driver, view)) = &*held.borrow()
                    && !once.replace(true)
                {
                    first(driver);
                    assert_eq!(heard(view), toy.heard);
                    second(driver);
                    assert_eq!(heard(view), toy.heard);
                }
            };
            *holder.borrow_mut() = Some(started_with(&world, Toy::new(3), quick(), publish));
            world.settle();
            let heard = holder.borrow().as_ref().map(|(_, view)| heard(view));
            assert_eq!(heard.unwrap(), expected);
            holder.borrow_mut().take();
        }
    }
}

#[test]
fn a_cancel_that_waits_in_the_queue_comes_before_the_next_request() {
    let world = World::new();
    let (driver, ..) = started(&world, Toy::new(5));
    driver.cancel();
    world.settle();
    assert!(world.sent().is_empty());
}

#[test]
fn another_connection_is_used_from_the_next_request_on() {
    let world = World::new();
    let (driver, ..) = started(&world, Toy::new(2));
    world.settle();
    driver.resume_with(connection("second"));
    world.reply();
    world.pass(1_000);
    assert_eq!(world.sent(), ["first", "second"]);
}

#[test]
fn what_shows_a_countdown_is_shown_again_and_the_engine_sleeps_on() {
    let world = World::new();
    let mut toy = Toy::new(1);
    toy.not_before = START + 2_000;
    let shown = Rc::new(Cell::new(0));
    let holder = Rc::new(RefCell::new(None::<Driver>));
    let (count, held) = (shown.clone(), holder.clone());
    let publish = move |toy: &Toy| {
        count.set(count.get() + 1);
        if toy.left > 0 {
            held.borrow().iter().for_each(|driver| driver.count_down());
        }
    };
    let (driver, _) = started_with(&world, toy, quick(), publish);
    *holder.borrow_mut() = Some(driver.clone());
    world.pass(1_999);
    assert_eq!((shown.get(), world.sent().len()), (4, 0));
    world.pass(60_000);
    assert_eq!(
        (shown.get(), world.sent().len()),
        (5, 1),
        "no longer than it waits"
    );
    holder.borrow_mut().take();
}

#[test]
fn a_command_that_comes_from_the_clock_is_not_lost() {
    let world = World::new();
    let mut toy = Toy::new(1);
    toy.not_before = START + 60_000;
    let (driver, view, _) = started(&world, toy);
    world.settle();
    let commanded = driver.clone();
    world
        .on_clock
        .set(Some(Box::new(move || commanded.pause())));
    driver.resume();
    world.settle();
    assert_eq!(heard(&view), ["resume", "pause"]);
}

#[test]
fn each_piece_of_news_is_published_once() {
    let world = World::new();
    let told = Rc::new(RefCell::new(Vec::new()));
    let into = told.clone();
    let engine = Rc::new(EngineCell::with_news(
        Toy::new(2),
        |toy| std::mem::take(&mut toy.heard),
        move |_, news| into.borrow_mut().extend(news),
    ));
    let driver = Driver::of(world.clone(), engine, connection("first"), quick());
    world.settle();
    world.reply();
    driver.pause();
    world.pass(5_000);
    assert_eq!(*told.borrow(), ["reply", "pause"]);
}

/// A driver in the middle of something.
type Scene = fn(&Rc<World>, &Driver);

const SCENES: [(&str, Scene); 6] = [
    ("not yet begun", |_, _| {}),
    ("three requests out", |world, _| world.pass(1_000)),
    ("the budget is waited for", |world, _| world.pass(100)),
    ("commands wait", |world, driver| {
        world.settle();
        driver.pause();
        driver.resume();
    }),
    ("it is to be shown again", |world, driver| {
        world.settle();
        driver.count_down();
    }),
    ("offline", |world, _| {
        world.offline.set(true);
        world.settle();
    }),
];

#[test]
fn a_driver_that_is_dropped_leaves_nothing_behind() {
    for (name, scene) in SCENES {
        let world = World::new();
        let mut toy = Toy::new(9);
        toy.beside = 3;
        let (driver, view, shown) = started(&world, toy);
        scene(&world, &driver);
        drop(driver.clone());
        assert!(!world.is_bare(), "{name}: a clone is not the last one");
        let (sent, shown_before) = (world.sent().len(), shown.get());
        drop(driver);
        assert!(world.is_bare(), "{name}");
        world.connect();
        world.pass(600_000);
        assert_eq!(
            (world.sent().len(), shown.get()),
            (sent, shown_before),
            "{name}"
        );
        assert!(heard(&view).is_empty(), "{name}");
    }
}

#[test]
fn a_host_that_calls_all_the_same_does_no_harm() {
    for (name, scene) in SCENES {
        let world = World::new();
        world.deaf.set(true);
        let mut toy = Toy::new(9);
        toy.beside = 3;
        let (driver, view, shown) = started(&world, toy);
        scene(&world, &driver);
        let (sent, shown_before) = (world.sent().len(), shown.get());
        drop(driver);
        while world.outstanding() > 0 {
            world.reply();
        }
        world.connect();
        world.pass(600_000);
        assert_eq!(
            (world.sent().len(), shown.get()),
            (sent, shown_before),
            "{name}"
        );
        assert!(heard(&view).is_empty(), "{name}");
    }
}

#[test]
fn a_driver_may_be_dropped_by_what_it_publishes_to() {
    for commanded in [false, true] {
        let world = World::new();
        let holder = Rc::new(RefCell::new(None::<Driver>));
        let held = holder.clone();
        let publish = move |_: &Toy| {
            let driver = held.borrow_mut().take().unwrap();
            if commanded {
                driver.count_down();
                driver.pause();
            }
        };
        let mut toy = Toy::new(3);
        toy.beside = 2;
        let (driver, view) = started_with(&world, toy, quick(), publish);
        *holder.borrow_mut() = Some(driver);
        world.settle();
        assert!(world.is_bare());
        assert_eq!((world.sent().len(), heard(&view)), (1, vec![]));
    }
}
