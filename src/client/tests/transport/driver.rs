//! What is sent, and when, by what drives an engine.

use b2b_users_client::{Budget, Connection, Credential, Driver, EngineView, JsHost};
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::engine::Pace;
use b2b_users_core::import::{Import, ImportOptions, Phase};
use b2b_users_core::user::{NewUser, UserDraft};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// A store that takes everybody, and a clock that moves only when it is told to: who sleeps is woken
/// by `wake`, which moves it to the moment that was waited for.
const WORLD: &str = r#"
    const world = { time: 1_790_000_000_000, sent: [], sleeper: undefined, slow: false, held: [], signals: [] };
    world.now = () => world.time;
    world.sleep = (duration) => new Promise((resolve) => {
        world.sleeper = () => { world.time += duration; resolve(); };
    });
    world.wake = () => { const wake = world.sleeper; world.sleeper = undefined; if (wake) wake(); return Boolean(wake); };
    world.fetch = async (address, init) => {
        world.sent.push(init.method);
        world.signals.push(init.signal);
        if (world.slow) await new Promise((resolve) => world.held.push(resolve));
        const sent = init.method === "GET" ? [] : JSON.parse(init.body);
        const data = Array.isArray(sent) ? sent.map((user, place) => ({ userId: place + 1 })) : { userId: 1 };
        const meta = { message: "SUCCESS", pagination: { totalCount: 0, offset: 0, limit: 1 } };
        const body = JSON.stringify({ code: 200, data, meta });
        // No Response, whose text a browser gives only when it gets round to it.
        return { status: 200, headers: new Headers(), text: async () => body };
    };
    // Lets the oldest request that is held have its reply, three seconds later.
    world.reply = () => { const reply = world.held.shift(); world.time += 3_000; if (reply) reply(); };
    world.aborted = () => world.signals.filter((signal) => signal.aborted).length;
    return world;
"#;

struct World(JsValue);

impl World {
    fn new() -> Self {
        Self(Function::new_no_args(WORLD).call0(&JsValue::NULL).unwrap())
    }

    fn get(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &name.into()).unwrap()
    }

    fn function(&self, name: &str) -> Function {
        self.get(name).unchecked_into()
    }

    fn connection(&self) -> Connection {
        let mut connection = Connection::new("http://127.0.0.1:9", Credential::Proxy);
        connection.host = JsHost::default()
            .with_fetch(self.function("fetch"))
            .with_clock(self.function("now"), self.function("sleep"));
        connection
    }

    /// The methods of what was sent.
    fn sent(&self) -> Vec<String> {
        let sent: Array = self.get("sent").unchecked_into();
        sent.iter()
            .filter_map(|method| method.as_string())
            .collect()
    }

    /// Ends the sleep that is under way; `false` if there is none.
    fn wake(&self) -> bool {
        self.function("wake").call0(&JsValue::NULL).unwrap() == true
    }
}

/// Lets everything that is ready go on, without any time going by.
async fn settle() {
    for _ in 0..50 {
        let ready = Promise::resolve(&JsValue::UNDEFINED);
        JsFuture::from(ready).await.unwrap();
    }
}

/// A run that creates one user at once.
fn run() -> Import {
    import_of(1, Pace::default())
}

/// An import that creates so many users at once.
fn import_of(count: usize, pace: Pace) -> Import {
    let users = (1..=count).map(user).collect();
    let options = ImportOptions {
        pace,
        skip_probe: true,
        ..ImportOptions::default()
    };
    Import::new(users, options)
}

fn user(number: usize) -> NewUser {
    let draft = UserDraft {
        email: format!("zoe{number}@example.com"),
        first_name: "Zoe".to_owned(),
        last_name: "Ore".to_owned(),
        company_id: "42".to_owned(),
        role: "2".to_owned(),
        channel_ids: "1".to_owned(),
        ..UserDraft::default()
    };
    check_user(&draft, &Rules::default()).user.unwrap()
}

/// A budget of one request a minute, which others of the page have just spent.
async fn spent_budget(world: &World) -> Budget {
    let budget = Budget::new(Pace::per_minute(1));
    let (driver, first) = start(world, run(), budget.clone());
    settle().await;
    let phase = first.look(|first| first.view(0, &budget.limiter()).phase);
    assert_eq!(phase, Phase::Finished);
    drop(driver);
    budget
}

fn start(world: &World, import: Import, budget: Budget) -> (Driver, EngineView<Import>) {
    Driver::start_watched(import, world.connection(), budget, |_| {})
}

fn state(run: &EngineView<Import>) -> &'static str {
    run.look(|run| run.row(0).code())
}

#[wasm_bindgen_test]
async fn a_row_that_waits_for_the_budget_is_not_sent_once_it_is_cancelled() {
    let world = World::new();
    let budget = spent_budget(&world).await;
    let (driver, run) = start(&world, run(), budget);
    settle().await;
    assert_eq!((world.sent().len(), state(&run)), (1, "queued"));

    driver.cancel();
    while world.wake() {
        settle().await;
    }
    assert_eq!((world.sent().len(), state(&run)), (1, "cancelled"));
}

#[wasm_bindgen_test]
async fn a_row_is_marked_as_being_sent_only_when_it_is() {
    let world = World::new();
    let budget = spent_budget(&world).await;
    let (driver, run) = start(&world, run(), budget);
    settle().await;
    let mut naps = 0;
    while world.wake() {
        let waits = world.sent().len() == 1;
        assert_eq!(state(&run) == "queued", waits, "after {naps} naps");
        naps += 1;
        settle().await;
    }
    assert_eq!(world.sent(), ["POST", "POST"]);
    assert_eq!(state(&run), "created");
    assert_eq!(naps, 1, "it sleeps until there is room");
    drop(driver);
}

#[wasm_bindgen_test]
async fn nothing_is_sent_for_a_driver_that_has_gone() {
    let world = World::new();
    let budget = spent_budget(&world).await;
    let (driver, run) = start(&world, run(), budget);
    drop(driver);
    settle().await;
    while world.wake() {
        settle().await;
    }
    assert_eq!((world.sent().len(), state(&run)), (1, "queued"));
}

#[wasm_bindgen_test]
async fn slow_requests_are_sent_beside_each_other_and_aborted_with_their_driver() {
    let world = World::new();
    Reflect::set(&world.0, &"slow".into(), &true.into()).unwrap();
    let pace = Pace::per_minute(150);
    let (driver, import) = start(&world, import_of(100, pace), Budget::new(pace));
    settle().await;
    assert!(!world.wake());
    assert_eq!(world.sent().len(), 1, "the first one goes alone");

    world.function("reply").call0(&JsValue::NULL).unwrap();
    settle().await;
    // Two more after the smallest gap between requests.
    while world.wake() {
        settle().await;
    }
    assert_eq!(world.sent().len(), 1 + 3, "as many as keep up the pace");
    assert_eq!(import.look(|import| import.counts().open), 30);

    world.function("reply").call0(&JsValue::NULL).unwrap();
    settle().await;
    assert_eq!(import.look(|import| import.counts().created), 20);
    let before = world.function("aborted").call0(&JsValue::NULL).unwrap();
    drop(driver);
    settle().await;
    let after = world.function("aborted").call0(&JsValue::NULL).unwrap();
    let aborted = after.as_f64().unwrap() - before.as_f64().unwrap();
    assert!(aborted >= 2.0, "{aborted} were aborted");
    let sent = world.sent().len();
    while world.wake() {
        settle().await;
    }
    assert_eq!(world.sent().len(), sent, "nothing more is sent");
}
