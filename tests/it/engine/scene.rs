//! A store, a proxy before it, and somebody who does what an engine says.

use super::client::Client;
use axum::Router;
use b2b_users_core::engine::{Engine, Event, Limiter, Millis, Pace, Step};
use b2b_users_core::import::{Import, ImportView, Phase};
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault, Method};
use b2b_users_proxy::{Configuration, Url};
use b2b_users_sandbox::{ARCHIVE_TOKEN, Clock, MANAGEMENT_TOKEN, Options, STORE_HASH, Sandbox};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;

/// When every scene begins, in milliseconds of Unix time.
pub(crate) const START: Millis = 1_790_000_000_000;
/// How long every request takes on the moved clock.
const LATENCY: Millis = 120;
/// An engine that wants more than this goes round in circles.
const MOST_STEPS: usize = 10_000;
/// The admin of Company 42 in the seeded store.
pub(crate) const ADMIN: u64 = 7001;

/// Store and proxy on free ports, on one clock that only this scene moves.
pub(crate) struct Scene {
    pub(crate) sandbox: Sandbox,
    clock: Arc<AtomicU64>,
    store: SocketAddr,
    proxy: SocketAddr,
    client: Client,
    token: Option<String>,
    /// The one budget of this page; engines of a scene share it.
    limiter: Mutex<Limiter>,
}

impl Scene {
    pub(crate) async fn start(options: Options) -> Self {
        let clock = Arc::new(AtomicU64::new(START));
        let time = Arc::clone(&clock);
        let time = Clock::new(move || Duration::from_millis(time.load(Ordering::SeqCst)));
        let sandbox = Sandbox::with_clock(options, time);
        let store = serve(sandbox.router()).await;
        let configuration = Configuration::new(Url::parse(&format!("http://{store}")).unwrap())
            .with_listen((Ipv4Addr::LOCALHOST, 0).into())
            .with_management(MANAGEMENT_TOKEN, STORE_HASH)
            .with_archive(ARCHIVE_TOKEN);
        let proxy = serve(b2b_users_proxy::app(&configuration).unwrap()).await;
        Self {
            sandbox,
            clock,
            store,
            proxy,
            client: Client::new(),
            token: None,
            limiter: Mutex::default(),
        }
    }

    pub(crate) fn now(&self) -> Millis {
        self.clock.load(Ordering::SeqCst)
    }

    /// Lets time go by.
    pub(crate) fn pass(&self, time: Millis) {
        self.clock.fetch_add(time, Ordering::SeqCst);
    }

    /// Takes out a login of this user, with what their role may do or with these permissions.
    pub(crate) async fn log_in(&mut self, user_id: u64, permissions: Option<&[&str]>) {
        let mut order = json!({ "userId": user_id });
        if let Some(permissions) = permissions {
            order["permissions"] = json!(permissions);
        }
        let issued = self.order("token", order).await;
        self.token = Some(issued["token"].as_str().unwrap().to_owned());
    }

    /// Gives the sandbox an order at one of its control paths.
    pub(crate) async fn order(&self, path: &str, body: Value) -> Value {
        self.client.control(self.store, path, &body).await
    }

    /// Does what the engine says until it is done or waits for somebody.
    pub(crate) async fn drive(&self, engine: &mut dyn Engine) -> Step {
        self.drive_for(engine, usize::MAX).await
    }

    /// As [`Scene::drive`], but stops before the request that comes after this many.
    pub(crate) async fn drive_for(&self, engine: &mut dyn Engine, requests: usize) -> Step {
        let mut sent = 0;
        for _ in 0..MOST_STEPS {
            let now = self.now();
            if sent == requests {
                return Step::AwaitReply;
            }
            match engine.next(now) {
                Step::Grant => self.grant(engine, now),
                Step::Persist(_) => engine.on(Event::Persisted, now),
                Step::Send(id, request) => {
                    let reply = self.send(&request).await;
                    self.pass(LATENCY);
                    engine.on(Event::Reply(id, reply.map_err(Into::into)), self.now());
                    sent += 1;
                }
                Step::WaitUntil(moment) => {
                    assert!(moment > now, "waits for the past");
                    self.clock.store(moment, Ordering::SeqCst);
                }
                step => return step,
            }
        }
        panic!("the engine does not end");
    }

    /// Takes room from the budget, or lets the time pass until there is some.
    fn grant(&self, engine: &mut dyn Engine, now: Millis) {
        let mut limiter = self.limiter.lock().unwrap();
        let earliest = limiter.earliest(now);
        if earliest > now {
            self.clock.store(earliest, Ordering::SeqCst);
            return;
        }
        limiter.start(now);
        engine.on(Event::Granted, now);
    }

    /// The pace of everything that is sent from now on.
    pub(crate) fn set_pace(&self, pace: Pace) {
        *self.limiter.lock().unwrap() = Limiter::new(pace);
    }

    /// A snapshot of a run.
    pub(crate) fn view(&self, run: &Import) -> ImportView {
        run.view(self.now(), &self.limiter.lock().unwrap())
    }

    /// Runs to the end and goes on after every pause; gives the codes of the pauses.
    pub(crate) async fn run_on(&self, run: &mut Import) -> Vec<&'static str> {
        let mut pauses = Vec::new();
        loop {
            let step = self.drive(run).await;
            match (step, self.view(run).phase) {
                (Step::Done, _) => return pauses,
                (Step::AwaitUser, Phase::Paused(pause)) => pauses.push(pause.code()),
                other => panic!("{other:?}"),
            }
            assert!(pauses.len() < 10, "it never goes on: {pauses:?}");
            run.on(Event::Resume, self.now());
        }
    }

    /// Spends the store's budget as another integration would.
    pub(crate) async fn spend(&self, requests: usize) {
        let request = ApiRequest {
            method: Method::Get,
            path: "/api/v3/io/users".to_owned(),
            body: None,
        };
        for _ in 0..requests {
            let answer = self.client.send(self.store, &request, None).await;
            assert_eq!(answer.unwrap().status, 401, "it costs budget all the same");
        }
    }

    async fn send(&self, request: &ApiRequest) -> Result<ApiReply, Fault> {
        // The server interfaces have `/io/` in their paths; the others want a login.
        if request.path.contains("/io/") {
            self.client.send(self.proxy, request, None).await
        } else {
            let token = self.token.as_deref().expect("nobody has logged in");
            self.client.send(self.store, request, Some(token)).await
        }
    }
}

/// Serves on a free port until the test is over.
async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}
