//! The interface description against the table of routes, and nonsense sent to all of it.

use std::collections::BTreeSet;

use serde_json::Value;
use shirube::wire::{
    follow_up::{ERASE_PATH, READ_PATH, WRITE_PATH},
    summons::SUMMONS_PATH,
};

use super::house::House;
use crate::source;

const DESCRIPTION: &str = include_str!("../../../assets/openapi.json");
const JSON: (&str, &str) = ("content-type", "application/json");

/// What the description promises.
fn described() -> BTreeSet<(String, String)> {
    let all: Value = serde_json::from_str(DESCRIPTION).unwrap();
    let paths = all["paths"].as_object().unwrap();
    let methods = |(path, methods): (&String, &Value)| {
        let path = path.clone();
        let names = methods.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        names.into_iter().map(move |method| (path.clone(), method))
    };
    paths.iter().flat_map(methods).collect()
}

/// What the office answers but for the staff's pages.
fn routed() -> BTreeSet<(String, String)> {
    let files = source::files("src/office", &["router.rs"]);
    let code: String = files.iter().map(source::Source::code).collect();
    let route = |text: &str| {
        let (path, rest) = text.split_once(',').unwrap();
        let path = match path.trim() {
            "READ_PATH" => READ_PATH,
            "WRITE_PATH" => WRITE_PATH,
            "ERASE_PATH" => ERASE_PATH,
            "SUMMONS_PATH" => SUMMONS_PATH,
            quoted => quoted.trim_matches('"'),
        };
        (path.to_owned(), rest.trim().split('(').next().unwrap().to_owned())
    };
    code.split(".route(").skip(1).map(route).collect()
}

#[test]
fn the_description_names_every_route_and_no_other() {
    assert_eq!(described(), routed());
}

#[tokio::test]
async fn nonsense_is_refused_in_words_and_never_breaks_the_office() {
    let house = House::new();
    let device = house.pair("token").await;
    assert!(!device.is_empty());
    let token = ("authorization", "Bearer token");
    let bodies =
        ["", "{", "null", "[]", "{}", "\"x\"", "1e999", r#"{"code":7}"#, r#"{"locator":"x","verifier":"y"}"#];
    let mut asked = Vec::new();
    for (path, method) in described() {
        let path = path.replace("{code}", "%00").replace("{hex}", "zz").replace("{file}", "x.ics");
        if method == "get" {
            asked.push((format!("{path}?epoch=x&rev=-1&wait=x"), None));
        } else {
            asked.extend(bodies.map(|body| (path.clone(), Some(body))));
        }
    }
    for headers in [vec![JSON], vec![JSON, token], vec![token]] {
        for (path, body) in &asked {
            let reply = match body {
                None => house.get(path, &headers).await,
                Some(body) => house.post(path, &headers, body).await,
            };
            assert!(!reply.status.is_server_error(), "{path} {body:?}: {}", reply.status);
            let said: Option<Value> = serde_json::from_str(&reply.text()).ok();
            let words = said.is_some_and(|said| said["error"].is_string() && said["say"].is_string());
            assert!(words || reply.status.is_success(), "{path} {body:?}: {}", reply.text());
        }
    }
}
