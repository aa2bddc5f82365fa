//! Lists of the store that arrive while somebody is typing.

use crate::element::{embedded, with_login};
use crate::scene::{in_every_engine, with_config};
use b2b_users_tests::{post, test_id};
use serde_json::{Value, json};

/// Fields whose controls change when a list arrives, and one that stays.
const FIELDS: [&str; 6] = [
    "channelIds",
    "companyRoleId",
    "extra-name-0",
    "extra-value-0",
    "companyId",
    "role",
];

/// Types into a field and stays in it. `arguments`: the field, and whether it is in the element.
const TYPE: &str = "
    const root = arguments[1] ? document.querySelector('b2b-users').shadowRoot : document;
    const find = (id) => root.querySelector(`[data-testid='${id}']`);
    root.querySelector('details').open = true;
    if (arguments[0].startsWith('extra-')) find('add-extra').click();
    return new Promise((done) => setTimeout(() => {
        const field = find(arguments[0]);
        if (!field) return done(false);
        field.focus();
        field.value = field.tagName === 'SELECT' ? '1' : '42';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        done(true);
    }, 0));";

/// Delays every answer of these lists.
fn late(method: &str, paths: &[&str]) -> Value {
    let order = |path: &&str| json!({ "fault": "stall", "ms": 700, "times": 8, "method": method, "path": path });
    json!({ "orders": paths.iter().map(order).collect::<Vec<_>>() })
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_may_arrive_while_a_field_of_the_site_has_the_focus() {
    const LISTS: [&str; 4] = [
        "/api/v3/io/companies/roles",
        "/api/v3/io/channels",
        "/api/v3/io/users/extra-fields",
        "/api/v3/io/companies",
    ];
    let settings = r#"{"dialect":"management","requestsPerMinute":150}"#;
    in_every_engine(with_config(settings), |scene| async move {
        for field in FIELDS {
            // The store's own count of requests would make the lists of the last fields wait.
            scene.control("reset", &json!({}));
            scene.control("faults", &late("GET", &LISTS));
            scene.reload().await;
            scene.browser.find(&test_id("email")).await.unwrap();
            let arguments = vec![json!(field), json!(false)];
            let typed = scene.browser.execute(TYPE, arguments).await.unwrap();
            assert_eq!(typed, true, "{field}");
            scene.wait_for_store().await;
            scene
                .browser
                .find("[data-testid^=channelIds-]")
                .await
                .unwrap();
            scene
                .browser
                .fill(&test_id("email"), "not an address")
                .await
                .unwrap();
            scene
                .browser
                .press(&test_id("email"), fantoccini::key::Key::Tab)
                .await
                .unwrap();
            scene.wait_for_code("email", "email.invalid").await;
        }
        scene
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_may_arrive_while_a_field_of_the_element_has_the_focus() {
    embedded(with_login(), |page| async move {
        for field in FIELDS.iter().filter(|field| !field.contains("hannel")) {
            let address = format!("{}_sandbox/faults", page.stack.sandbox_url());
            post(&address, &late("POST", &["/graphql"])).unwrap();
            page.browser.goto(&page.host.url()).await.unwrap();
            page.ready(1).await;
            let arguments = vec![json!(field), json!(true)];
            let typed = page.browser.execute(TYPE, arguments).await.unwrap();
            assert_eq!(typed, true, "{field}");
            page.wait("inside(\"[data-testid='role'] option[value='custom:10021']\")")
                .await;
            // Whoever goes on typing is still heard.
            page.run(
                "const field = byTestId('email');
                 field.focus(); field.value = 'not an address';
                 field.dispatchEvent(new Event('input', { bubbles: true })); field.blur();",
            )
            .await;
            page.wait("inside(\"[data-code='email.invalid']\")").await;
        }
        page
    })
    .await;
}
