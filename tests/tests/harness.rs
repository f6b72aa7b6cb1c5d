//! The harness sees what it is there to see. A test that cannot fail proves nothing.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;

use e2e::{Browser, eventually};

/// Serves one page at every address, until the test ends.
fn serve(body: &'static str) -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming() {
            // A connection that the browser gives up is not this server's matter.
            stream.and_then(|stream| answer(stream, body)).ok();
        }
    });
    Ok(address)
}

fn answer(mut stream: TcpStream, body: &str) -> io::Result<()> {
    for line in BufReader::new(stream.try_clone()?).lines() {
        if line?.is_empty() {
            break;
        }
    }
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn console_errors_and_uncaught_exceptions_are_seen() {
    let page = serve(
        "<link rel=icon href=data:,><script>console.log('well'); console.error('alas'); throw Error('uncaught')</script>",
    )
    .unwrap();
    let browser = Browser::start(800).await.unwrap();
    browser.client.goto(&page).await.unwrap();
    let mut seen = Vec::new();
    eventually("two errors", async || {
        seen.extend(browser.console_errors().await.unwrap());
        (seen.len() >= 2).then_some(())
    })
    .await;
    assert!(seen.iter().any(|line| line.contains("alas")), "{seen:?}");
    assert!(
        seen.iter().any(|line| line.contains("uncaught")),
        "{seen:?}"
    );
    assert!(!seen.iter().any(|line| line.contains("well")), "{seen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_of_the_page_is_seen() {
    let page = serve("<link rel=icon href=data:,><button onclick=\"fetch('/asked')\">ask</button>")
        .unwrap();
    let browser = Browser::start(800).await.unwrap();
    browser.client.goto(&page).await.unwrap();
    browser.requests().await.unwrap();
    assert_eq!(browser.requests().await.unwrap(), []);
    browser
        .client
        .execute("document.querySelector('button').click()", Vec::new())
        .await
        .unwrap();
    eventually("the request", async || {
        let requests = browser.requests().await.unwrap();
        requests
            .iter()
            .any(|request| request.url.ends_with("/asked"))
            .then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_a_test_drops_leaves_no_process() {
    let browser = Browser::start(800).await.unwrap();
    let process = format!("/proc/{}", browser.process_id());
    assert!(Path::new(&process).exists());
    drop(browser);
    eventually("the browser's end", async || {
        (!is_running(&process)).then_some(())
    })
    .await;
}

/// Whether a process runs; one that has ended and waits to be collected does not.
fn is_running(process: &str) -> bool {
    std::fs::read_to_string(format!("{process}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}
