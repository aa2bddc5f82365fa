//! Checks as every shell must make them, byte for byte but for the words of their sentences; here natively.

use b2b_users_core::check::check_user_json;
use b2b_users_core::config::Rules;
use b2b_users_tests::Vector;

const FILE: &str = "fixtures/conformance/checks.txt";

/// The result of a vector as JSON; the engine makes no sentences.
fn result(vector: &Vector) -> String {
    let rules = Rules::read(&vector.rules).unwrap();
    check_user_json(&vector.draft, &rules, &|_, _| {}).unwrap()
}

#[test]
fn checks_natively_say_what_the_vectors_say() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let text = std::fs::read_to_string(&path).unwrap();
    let vectors = Vector::read_all(&text).unwrap();
    assert!(vectors.len() >= 40, "{} vectors", vectors.len());
    if std::env::var_os("B2B_USERS_ACCEPT").is_some() {
        std::fs::write(&path, Vector::with_results(&text, result)).unwrap();
        return;
    }
    for vector in vectors {
        assert_eq!(result(&vector), vector.result, "{}", vector.name);
    }
}
