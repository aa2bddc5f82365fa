use super::*;
use crate::budget::MemoryBudget;
use crate::ledger::{AccountError, MemoryLedger};
use crate::refusal::UpstreamFault;
use crate::upstream::Redaction;
use crate::{Pending, Secret};
use http::{HeaderMap, StatusCode};
use std::num::NonZeroU32;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

const NOW: Millis = 1_800_000_000_000;
const CREATED: &str = r#"{"code":200,"data":{"userId":7}}"#;

type Given = Result<(u16, &'static str), Refusal>;

/// A store that gives these answers in turn, the last one again and again, to requests that are let through.
#[derive(Debug)]
struct Store {
    answers: Mutex<Vec<Given>>,
    sent: AtomicUsize,
    gate: Arc<Semaphore>,
}

impl Store {
    fn of(answers: &[Given]) -> Arc<Self> {
        Arc::new(Self {
            answers: Mutex::new(answers.iter().rev().cloned().collect()),
            sent: AtomicUsize::new(0),
            gate: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
        })
    }

    /// Holds every answer back.
    fn hold(&self) {
        self.gate.forget_permits(Semaphore::MAX_PERMITS);
    }

    fn sent(&self) -> usize {
        self.sent.load(Ordering::SeqCst)
    }
}

impl Upstream for Store {
    fn create(&self, _: ApiRequest) -> Pending<'static, Result<Reply, Refusal>> {
        self.sent.fetch_add(1, Ordering::SeqCst);
        let mut answers = self.answers.lock().unwrap();
        let given = if answers.len() > 1 {
            answers.pop().unwrap()
        } else {
            answers[0].clone()
        };
        let gate = Arc::clone(&self.gate);
        Box::pin(async move {
            gate.acquire().await.unwrap().forget();
            given.map(|(status, body)| {
                let status = StatusCode::from_u16(status).unwrap();
                let redaction = Redaction::new(&Secret::new("t"), None);
                Reply::new(status, &HeaderMap::new(), body.into(), &redaction)
            })
        })
    }
}

fn service() -> CreateService {
    CreateService::new(Arc::new(MemoryLedger::default()), None, || NOW)
}

fn user(email: &str) -> String {
    format!(
        r#"{{"email":"{email}","firstName":"A","lastName":"B","companyId":42,"companyRoleId":null,"channelIds":[1],"role":2}}"#
    )
    .replace(r#""companyRoleId":null,"#, "")
}

fn command(email: &str, key: &str) -> CreateCommand {
    CreateCommand {
        caller: Caller::ThisMachine,
        route: CreateRoute::One,
        body: user(email).into(),
        key: BatchKey::parse(&format!("\"{key}\"")),
    }
}

async fn told(service: &CreateService, store: &Arc<Store>, command: CreateCommand) -> String {
    let outcome = service.execute(Arc::clone(store) as _, command).await;
    match outcome.result {
        Ok(reply) => match reply.into_parts() {
            (status, _, Ok(body)) => format!("{} {body}", status.as_u16()),
            (_, _, Err(refusal)) => format!("{refusal:?}"),
        },
        Err(refusal) => format!("{refusal:?}"),
    }
}

#[tokio::test]
async fn without_a_key_each_request_is_sent() {
    let (service, store) = (service(), Store::of(&[Ok((200, CREATED))]));
    for _ in 0..2 {
        let told = told(&service, &store, command("a@example.com", "")).await;
        assert_eq!(told, format!("200 {CREATED}"));
    }
    assert_eq!(store.sent(), 2);
}

#[tokio::test]
async fn a_key_that_comes_again_gets_the_answer_and_the_store_nothing() {
    for (status, body) in [(200, CREATED), (422, r#"{"code":422}"#), (404, "{}")] {
        let (service, store) = (service(), Store::of(&[Ok((status, body)), Ok((500, "{}"))]));
        for _ in 0..3 {
            let told = told(&service, &store, command("a@example.com", "k")).await;
            assert_eq!(told, format!("{status} {body}"));
        }
        assert_eq!(store.sent(), 1);
        let other = told(&service, &store, command("b@example.com", "k")).await;
        assert_eq!(other, "OtherRequest");
        assert_eq!(store.sent(), 1);
    }
}

#[tokio::test]
async fn of_a_thousand_requests_with_one_key_one_is_sent() {
    let (service, store) = (service(), Store::of(&[Ok((200, CREATED))]));
    store.hold();
    let ask = || {
        let upstream = Arc::clone(&store) as Arc<dyn Upstream>;
        tokio::spawn(service.execute(upstream, command("a@example.com", "k")))
    };
    let all: Vec<_> = (0..1_000).map(|_| ask()).collect();
    while store.sent() == 0 {
        tokio::task::yield_now().await;
    }
    // Another one with this user has to wait, and one with another user has not.
    let claimed = told(&service, &store, command("A@example.com", "other")).await;
    assert_eq!(claimed, "Claimed(120000)");
    store.gate.add_permits(1);
    let mut created = 0;
    for one in all {
        match one.await.unwrap().result {
            Ok(reply) => created += usize::from(reply.status() == 200),
            Err(refusal) => assert_eq!(refusal, Refusal::Running),
        }
    }
    assert!(created >= 1);
    assert_eq!(store.sent(), 1);
    let again = told(&service, &store, command("a@example.com", "k")).await;
    assert_eq!(again, format!("200 {CREATED}"));
}

#[tokio::test]
async fn what_proves_nothing_is_never_sent_again_by_its_key() {
    let doubts: [Given; 4] = [
        Err(UpstreamFault::Timeout.into()),
        Err(UpstreamFault::Broken.into()),
        Ok((502, "<html>")),
        Ok((500, r#"{"code":500}"#)),
    ];
    for doubt in doubts {
        let (service, store) = (service(), Store::of(&[doubt]));
        let first = told(&service, &store, command("a@example.com", "k")).await;
        assert_ne!(first, "Unknown");
        let second = told(&service, &store, command("a@example.com", "k")).await;
        assert_eq!(second, "Unknown");
        let other = told(&service, &store, command("a@example.com", "l")).await;
        assert_eq!(other, "Claimed(120000)");
        assert_eq!(store.sent(), 1);
    }
}

#[tokio::test]
async fn what_was_never_carried_out_may_be_sent_again() {
    let refusals: [Given; 5] = [
        Err(UpstreamFault::Unreachable.into()),
        Ok((429, "slow down")),
        Ok((429, r#"{"code":429}"#)),
        Ok((401, "{}")),
        Ok((403, "{}")),
    ];
    for refusal in refusals {
        let (service, store) = (service(), Store::of(&[refusal, Ok((200, CREATED))]));
        told(&service, &store, command("a@example.com", "k")).await;
        let second = told(&service, &store, command("a@example.com", "k")).await;
        assert_eq!(second, format!("200 {CREATED}"));
        assert_eq!(store.sent(), 2);
    }
}

#[tokio::test]
async fn what_is_refused_here_neither_leaves_nor_is_noted() {
    let requests = NonZeroU32::new(1).unwrap();
    let budget = Arc::new(MemoryBudget::per_minute(requests));
    let ledger = Arc::new(MemoryLedger::default());
    let service = CreateService::new(ledger, Some(budget), || NOW);
    let store = Store::of(&[Ok((200, CREATED))]);
    let wrong = told(&service, &store, command("no address", "k")).await;
    assert!(wrong.starts_with("Users("), "{wrong}");
    let first = told(&service, &store, command("a@example.com", "k")).await;
    assert_eq!(first, format!("200 {CREATED}"));
    // What is known costs no room.
    let again = told(&service, &store, command("a@example.com", "k")).await;
    assert_eq!(again, format!("200 {CREATED}"));
    for key in ["l", ""] {
        let spent = told(&service, &store, command("b@example.com", key)).await;
        assert!(spent.starts_with("NoBudget("), "{spent}");
    }
    let known = service.ledger.find(BatchKey::parse("\"l\"").unwrap(), NOW);
    assert_eq!(known.await, Ok(None));
    assert_eq!(store.sent(), 1);
}

#[tokio::test]
async fn what_has_to_wait_for_another_batch_costs_no_room() {
    let requests = NonZeroU32::new(5).unwrap();
    let budget = Arc::new(MemoryBudget::per_minute(requests));
    let ledger = Arc::new(MemoryLedger::default());
    let service = CreateService::new(ledger, Some(budget), || NOW);
    let store = Store::of(&[Err(UpstreamFault::Timeout.into()), Ok((200, CREATED))]);
    told(&service, &store, command("a@example.com", "k")).await;
    for _ in 0..10 {
        let claimed = told(&service, &store, command("a@example.com", "l")).await;
        assert_eq!(claimed, "Claimed(120000)");
    }
    // There is room for two at once.
    let second = told(&service, &store, command("b@example.com", "m")).await;
    assert_eq!(second, format!("200 {CREATED}"));
}

/// A ledger that cannot be reached.
#[derive(Debug)]
struct Gone;

impl Ledger for Gone {
    fn begin(&self, _: NewBatch, _: Millis) -> Pending<'_, Result<Begun, AccountError>> {
        Box::pin(async { Err(AccountError("gone".to_owned())) })
    }

    fn finish(&self, _: Fence, _: End, _: Millis) -> Pending<'_, Result<bool, AccountError>> {
        Box::pin(async { Err(AccountError("gone".to_owned())) })
    }

    fn settle(&self, _: BatchKey, _: Answer, _: Millis) -> Pending<'_, Result<bool, AccountError>> {
        Box::pin(async { Err(AccountError("gone".to_owned())) })
    }

    fn find(&self, _: BatchKey, _: Millis) -> Pending<'_, Result<Option<Entry>, AccountError>> {
        Box::pin(async { Ok(None) })
    }
}

#[tokio::test]
async fn without_a_ledger_nothing_that_has_a_key_leaves() {
    let service = CreateService::new(Arc::new(Gone), None, || NOW);
    let store = Store::of(&[Ok((200, CREATED))]);
    let told = told(&service, &store, command("a@example.com", "k")).await;
    assert_eq!((told.as_str(), store.sent()), ("NoAccount", 0));
}
