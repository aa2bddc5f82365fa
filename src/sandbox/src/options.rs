//! How a sandbox starts.

use crate::variants::Variants;
use std::time::Duration;

/// How a sandbox starts.
#[derive(Clone, Debug)]
pub struct Options {
    /// Decides names, dates and tokens; the ids of the seeded store are the same for all seeds.
    pub seed: u64,
    /// How long every API request waits before it is worked on.
    pub latency: Duration,
    /// How many users there are beyond the usual ones, spread evenly over the Companies 42, 43
    /// and 44: ids from 100000 on, addresses from `buyer00001@bulk.example.com` on.
    pub additional_users: usize,
    /// How many Companies there are beyond the usual ones: ids from 1001 on, without users.
    pub additional_companies: usize,
    /// What sort of store it is, until a control request says otherwise.
    pub variants: Variants,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            latency: Duration::ZERO,
            additional_users: 0,
            additional_companies: 0,
            variants: Variants::default(),
        }
    }
}
