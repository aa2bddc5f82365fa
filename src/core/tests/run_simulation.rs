//! Hundreds of imports through a store and a network that fail in every way, in every
//! dialect. The store does not mind an address that comes twice, so a create that is sent
//! again shows.

use crate::support::world::World;
use b2b_users_core::dialect::Dialect;
use std::collections::HashMap;
use wasm_bindgen_test::wasm_bindgen_test;

const SEEDS: u64 = 200;
/// Each of these is played again for every record.
const CUT_SEEDS: u64 = 5;

/// Plays every seed and looks that the seeds lead to every end there is, and that hardly any row is left to a person:
/// one in a hundred of those that were ever in doubt. One that the store put into another company always is.
fn play(dialect: Dialect) {
    let mut ends: HashMap<&str, usize> = HashMap::new();
    let mut doubted = 0;
    for seed in 0..SEEDS {
        let mut world = World::new(seed, dialect);
        world.play(None);
        for row in world.play.rows() {
            *ends.entry(row.code()).or_default() += 1;
        }
        doubted += world.doubted();
    }
    let count = |code| ends.get(code).copied().unwrap_or_default();
    for code in ["created", "found", "exists", "rejected"] {
        assert!(count(code) > 0, "{dialect:?}: never {code}");
    }
    let in_doubt = ends
        .iter()
        .filter(|(code, _)| code.starts_with("ambiguous."));
    let left = in_doubt.map(|(_, count)| count).sum::<usize>() - count("ambiguous.wrong_company");
    assert!(
        left * 100 <= doubted,
        "{dialect:?}: {left} of {doubted}, {ends:?}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn whatever_fails_nobody_is_created_twice_and_every_row_tells_the_truth() {
    play(Dialect::Management);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_holds_for_the_storefront() {
    play(Dialect::Storefront);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_holds_for_graphql() {
    play(Dialect::StorefrontGraphql);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_holds_for_the_archived_interface_which_takes_batches_in_part() {
    play(Dialect::ArchiveV2);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_holds_for_a_run_that_is_cancelled_at_any_step() {
    for dialect in Dialect::ALL {
        for seed in 0..SEEDS / 2 {
            let step = usize::try_from(seed).unwrap() % 12;
            World::new(seed, dialect).play(Some(step));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_holds_for_an_import_that_is_cut_off_after_any_record_and_rebuilt() {
    for dialect in Dialect::ALL {
        for seed in 0..CUT_SEEDS {
            let mut whole = World::new(seed, dialect);
            whole.play(None);
            for records in 1..=whole.play.journal.len() {
                for after_send in [false, true] {
                    World::new(seed, dialect).play_cut(records, after_send);
                }
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_seed_plays_the_same() {
    let play = |seed| {
        let mut world = World::new(seed, Dialect::Management);
        world.play(None);
        let rows = world.play.rows();
        (world.play.sent, rows)
    };
    assert_eq!(play(7), play(7));
    assert_ne!(play(7), play(8));
}
