//! The program with page and data inside needs no other file.

use e2e::Server;

#[test]
fn it_serves_page_pictures_and_data_from_an_empty_folder() {
    let empty = tempfile::tempdir().unwrap();
    let server = Server::start_in(empty.path()).unwrap_or_else(|error| {
        panic!("{error:#}: build it with `cargo xtask bundle`");
    });
    let page = server.get("/").unwrap();
    let (_, name) = page.split_once("from '/app-").unwrap();
    let (name, _) = name.split_once('\'').unwrap();
    // A part of the page, a picture that needs the fonts, a table, and what makes embeds move.
    assert!(!server.get(&format!("/app-{name}")).unwrap().is_empty());
    assert!(
        server
            .get("/chart/map.svg?hormuz=100")
            .unwrap()
            .contains("<svg")
    );
    assert!(
        server
            .get("/data/flows.csv")
            .unwrap()
            .starts_with("importer,")
    );
    assert!(server.get("/embed/drawdown").unwrap().contains("engine-"));
    assert_eq!(server.troubles(), Vec::<String>::new());
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0);
}
