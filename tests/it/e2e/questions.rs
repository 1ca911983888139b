//! What nobody thought to ask: schemathesis makes requests up from the interface description.

use std::{path::Path, process::Command};

use shirube::store::local::LocalDb;

use super::corner::{Corner, path};

/// What no answer may be: broken, of a kind or in a form that the description does not name.
const HELD: &str =
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";

#[test]
#[expect(clippy::print_stderr, reason = "whoever reads the run should know that this judge was missing")]
fn whatever_is_asked_of_the_interface_is_answered_as_described() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = root.join("target/questions/bin/st");
    if !program.is_file() {
        eprintln!("schemathesis is not here: see bash tests/judges/schemathesis.sh");
        return;
    }
    let corner = Corner::paired();
    let kiosk = LocalDb::open(&corner.kiosk_data().join("local.db")).unwrap();
    let token = kiosk.identity().unwrap().unwrap().device_token;
    let mut asks = Command::new(program);
    asks.args(["--config-file", path(&root.join("tests/judges/schemathesis.toml"))])
        .args(["run", path(&root.join("assets/openapi.json")), "--url", &corner.url()])
        .args(["--tls-verify", "false", "--header", &format!("Authorization: Bearer {token}")])
        .args(["--checks", HELD, "--phases", "coverage,fuzzing", "--max-examples", "30", "--seed", "1"])
        .args(["--request-timeout", "30", "--no-color", "--continue-on-failure"])
        .current_dir(corner.dir());
    let told = asks.output().unwrap();
    let said = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.status.success(), "{said}\n{}", String::from_utf8_lossy(&told.stderr));
    // Every path was asked, not only named.
    let all: serde_json::Value =
        serde_json::from_slice(&std::fs::read(root.join("assets/openapi.json")).unwrap()).unwrap();
    let paths = all["paths"].as_object().unwrap().len();
    assert!(said.contains(&format!("Tested: {paths}")), "{said}");
    assert!(!corner.log("office").contains("panicked"), "{}", corner.log("office"));
}
