//! A desk on loopback, and requests to it by hand: what a browser would not send can be sent too.

#![allow(dead_code, unreachable_pub, reason = "each test uses a part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot do what it is about has failed")]

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    sync::mpsc::channel,
    time::Duration,
};
use tazamun_desk::{Settings, serve};

/// The example article, as it lies in the project.
pub fn example() -> String {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/articles/2022-01-23.ar.txt");
    std::fs::read_to_string(file).unwrap()
}

/// A desk that runs in this process.
pub struct Running {
    pub at: SocketAddr,
    pub opened: String,
    pub store: PathBuf,
    _folder: tempfile::TempDir,
}

impl Running {
    /// On an empty store.
    pub fn start() -> Self {
        Self::start_as(None)
    }

    /// As a proxy would show it.
    pub fn start_as(public: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("war.db");
        Self::on(folder, store, public)
    }

    /// On a store that is there.
    pub fn on(folder: tempfile::TempDir, store: PathBuf, public: Option<&str>) -> Self {
        let settings = Settings {
            store: store.clone(),
            listen: "127.0.0.1:0".parse().unwrap(),
            public: public.map(|p| p.parse().unwrap()),
        };
        let (tell, told) = channel();
        std::thread::spawn(move || {
            let told = tell.clone();
            if let Err(error) =
                serve(&settings, move |listen, address| told.send((listen, address.to_owned())).unwrap())
            {
                drop(tell);
                panic!("{error}");
            }
        });
        let (at, opened) = told.recv_timeout(Duration::from_secs(60)).unwrap();
        Running { at, opened, store, _folder: folder }
    }

    pub fn host(&self) -> String {
        self.at.to_string()
    }

    /// Comes in with the launch token; the cookie.
    pub fn launch(&self) -> String {
        let path = &self.opened[self.opened.find("/launch").unwrap()..];
        let answer = self.get(path, "");
        assert_eq!(answer.status, 303, "{answer:?}");
        answer.cookie().unwrap()
    }

    /// Makes the first account and comes in with it; the cookie.
    pub fn team(&self) -> String {
        let alone = self.launch();
        let made =
            self.post("/people", &alone, "name=admin&role=administers&password=a+long+enough+password");
        assert_eq!((made.status, made.location()), (303, Some("/login".to_owned())), "{made:?}");
        self.login("admin", "a long enough password")
    }

    /// Opens an account and comes in with it.
    pub fn account(&self, admin: &str, name: &str, role: &str) -> String {
        let form = format!("name={name}&role={role}&password=a+long+enough+password");
        let made = self.post("/people", admin, &form);
        assert_eq!(made.status, 303, "{made:?}");
        self.login(name, "a long enough password")
    }

    pub fn login(&self, name: &str, password: &str) -> String {
        let form = format!("name={}&password={}", encoded(name), encoded(password));
        let answer = self.post("/login", "", &form);
        assert_eq!(answer.status, 303, "{answer:?}");
        answer.cookie().unwrap()
    }

    /// A page; one of incidents when all decisions are merged.
    pub fn get(&self, path: &str, cookie: &str) -> Answer {
        for _ in 0..300 {
            let answer = self.get_now(path, cookie);
            if !answer.body.contains("Decisions are being merged")
                && !answer.body.contains("تُدمج القرارات الآن")
                && !answer.body.contains("Des décisions sont en cours de fusion")
            {
                return answer;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{path}: decisions are never merged");
    }

    fn get_now(&self, path: &str, cookie: &str) -> Answer {
        self.raw(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nAccept-Language: en\r\nConnection: close\r\n\r\n",
            self.host()
        ))
    }

    /// A form, as the desk's own page would send it.
    pub fn post(&self, path: &str, cookie: &str, form: &str) -> Answer {
        self.post_with(path, cookie, form, "Sec-Fetch-Site: same-origin\r\n")
    }

    pub fn post_with(&self, path: &str, cookie: &str, form: &str, headers: &str) -> Answer {
        self.raw(&format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nAccept-Language: en\r\n{headers}Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{form}",
            self.host(),
            form.len()
        ))
    }

    pub fn raw(&self, request: &str) -> Answer {
        self.bytes(request.as_bytes())
    }

    pub fn bytes(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.at).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(90))).unwrap();
        // A desk that refuses may close before all was sent.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        Answer::of(&answer)
    }

    /// Pastes the example article; its address.
    pub fn pasted(&self, cookie: &str) -> String {
        let answer = self.post("/inbox/paste", cookie, &format!("text={}", encoded(&example())));
        assert_eq!(answer.status, 303, "{answer:?}");
        answer.location().unwrap()
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub fn header(&self, name: &str) -> Option<String> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    }

    pub fn location(&self) -> Option<String> {
        self.header("location")
    }

    pub fn cookie(&self) -> Option<String> {
        self.header("set-cookie").map(|cookie| cookie.split(';').next().unwrap().to_owned())
    }

    /// The value of a field of a form.
    pub fn field(&self, name: &str) -> Option<String> {
        let at = self.body.find(&format!("name=\"{name}\""))?;
        let tag = &self.body[self.body[..at].rfind('<')?..];
        let tag = &tag[..tag.find('>')?];
        let value = tag.split("value=\"").nth(1)?;
        Some(value[..value.find('"')?].to_owned())
    }
}

/// As a form writes it.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(b).to_string(),
            b' ' => "+".to_owned(),
            b => format!("%{b:02X}"),
        })
        .collect()
}
