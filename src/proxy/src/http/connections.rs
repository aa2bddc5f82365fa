//! Room for a limited number of connections.
//!
//! Clients that open connections and say nothing must not keep others out: when all places are
//! taken, the oldest connection without a complete request gives way to a new one. Where all
//! have one, a new one waits, and what has them is bound by time limits of its own.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

/// The most connections at a time. Browsers open six to a host.
pub(crate) const MOST_CONNECTIONS: usize = 512;

/// Who has a place and has not sent a whole request yet, oldest first, with the means to end it.
type Silent = Arc<Mutex<BTreeMap<u64, oneshot::Sender<()>>>>;

/// Hands out places.
#[derive(Debug)]
pub(crate) struct Connections {
    places: Arc<Semaphore>,
    silent: Silent,
    next: u64,
}

/// The place of one connection, free again when it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    heard: Heard,
    gives_way: oneshot::Receiver<()>,
    _permit: Option<OwnedSemaphorePermit>,
}

/// Tells that a connection has sent its request.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    silent: Silent,
    number: u64,
}

impl Connections {
    /// This many places.
    pub(crate) fn new(places: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            silent: Silent::default(),
            next: 0,
        }
    }

    /// Waits for a place, having told the oldest silent connection to give way if none is free.
    pub(crate) async fn place(&mut self) -> Place {
        if self.places.available_permits() == 0 {
            let oldest = silent(&self.silent).pop_first();
            if let Some((_, oldest)) = oldest {
                // It may just have ended by itself, which makes room as well.
                let _ = oldest.send(());
            }
        }
        // The semaphore is never closed, so there is always a permit in the end.
        let permit = Arc::clone(&self.places).acquire_owned().await.ok();
        let (end, gives_way) = oneshot::channel();
        let number = self.next;
        self.next += 1;
        silent(&self.silent).insert(number, end);
        Place {
            heard: Heard {
                silent: Arc::clone(&self.silent),
                number,
            },
            gives_way,
            _permit: permit,
        }
    }
}

impl Place {
    /// The means to tell that the request is here.
    pub(crate) fn heard(&self) -> Heard {
        self.heard.clone()
    }

    /// Runs a connection, until it must give way.
    pub(crate) async fn hold<T>(mut self, connection: impl Future<Output = T>) -> Option<T> {
        let must_give_way = async {
            if (&mut self.gives_way).await.is_err() {
                // It was heard, and may take the time that it needs.
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            outcome = connection => Some(outcome),
            () = must_give_way => None,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.heard.tell();
    }
}

impl Heard {
    /// From now on the connection keeps its place.
    pub(crate) fn tell(&self) {
        silent(&self.silent).remove(&self.number);
    }
}

fn silent(silent: &Silent) -> MutexGuard<'_, BTreeMap<u64, oneshot::Sender<()>>> {
    // Nothing that holds the lock can panic; a poisoned list would still be a right one.
    silent.lock().unwrap_or_else(PoisonError::into_inner)
}
