//! Faults on order: `POST /_sandbox/faults` queues them, the next matching request gets the
//! first one that fits.

mod effect;
mod fault;
mod order;

use axum::http::{HeaderValue, Method};
use std::collections::VecDeque;

pub(crate) use effect::{FalseBudget, NoCors, NoHeaders, NotAnswered, instead, spoil};
pub(crate) use fault::{Due, Fault};
pub(crate) use order::Orders;

use self::fault::Order;

/// The queue of orders.
#[derive(Debug, Default)]
pub(crate) struct Faults(VecDeque<Order>);

impl Faults {
    pub(crate) fn queue(&mut self, orders: impl IntoIterator<Item = Order>) {
        self.0.extend(orders);
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes the first fault that is meant for such a request.
    pub(crate) fn take(&mut self, method: &Method, path: &str) -> Option<Due> {
        self.take_first(|order| order.method == *method && order.is_for(path))
    }

    /// Whether a preflight has to fail: it stands for the request it asks for, which then never
    /// comes, so it takes the order with it. `wanted` is the method of that request.
    pub(crate) fn blocks_preflight(&mut self, wanted: Option<&HeaderValue>, path: &str) -> bool {
        let asked = |method: &Method| {
            *method == Method::OPTIONS || wanted.is_none_or(|wanted| wanted == method.as_str())
        };
        self.take_first(|order| {
            order.fault == Fault::NoCors && asked(&order.method) && order.is_for(path)
        })
        .is_some()
    }

    fn take_first(&mut self, fits: impl Fn(&Order) -> bool) -> Option<Due> {
        let index = self.0.iter().position(fits)?;
        let order = self.0.get_mut(index)?;
        let due = Due {
            fault: order.fault.clone(),
            commit_after: order.commit_after,
        };
        order.left = order.left.saturating_sub(1);
        if order.left == 0 {
            self.0.remove(index);
        }
        Some(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn order(fault: Fault, path: Option<&str>, left: u32) -> Order {
        Order {
            fault,
            method: Method::POST,
            path: path.map(str::to_owned),
            commit_after: Duration::ZERO,
            left,
        }
    }

    fn taken(faults: &mut Faults, method: &Method, path: &str) -> Option<Fault> {
        faults.take(method, path).map(|due| due.fault)
    }

    #[test]
    fn an_order_waits_for_its_request_and_runs_out() {
        let mut faults = Faults::default();
        faults.queue([
            order(Fault::Truncate, Some("/bulk"), 1),
            order(Fault::WrongCount, None, 2),
        ]);
        assert_eq!(taken(&mut faults, &Method::GET, "/bulk"), None);
        assert_eq!(
            taken(&mut faults, &Method::POST, "/one"),
            Some(Fault::WrongCount)
        );
        assert_eq!(
            taken(&mut faults, &Method::POST, "/bulk"),
            Some(Fault::Truncate)
        );
        assert_eq!(
            taken(&mut faults, &Method::POST, "/bulk"),
            Some(Fault::WrongCount)
        );
        assert_eq!(taken(&mut faults, &Method::POST, "/bulk"), None);
        assert_eq!(faults.len(), 0);
    }

    #[test]
    fn a_preflight_takes_the_order_for_the_request_it_asks_for() {
        let wanted = HeaderValue::from_static("POST");
        let get = HeaderValue::from_static("GET");
        let mut faults = Faults::default();
        faults.queue([
            order(Fault::Truncate, Some("/one"), 1),
            order(Fault::NoCors, Some("/one"), 2),
        ]);
        assert!(!faults.blocks_preflight(Some(&wanted), "/other"));
        assert!(!faults.blocks_preflight(Some(&get), "/one"));
        assert!(faults.blocks_preflight(Some(&wanted), "/one"));
        assert!(faults.blocks_preflight(None, "/one"));
        assert!(!faults.blocks_preflight(Some(&wanted), "/one"));
        assert_eq!(
            taken(&mut faults, &Method::POST, "/one"),
            Some(Fault::Truncate)
        );
    }
}
