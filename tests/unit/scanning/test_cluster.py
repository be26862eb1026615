"""A scan by Dask's workers: real processes, of which some are killed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

pytest.importorskip("distributed", reason="the group `cluster` is not installed")

from factcheck import check_many
from factcheck.documents import read_text
from factcheck.evidence import Library
from factcheck.scanning.crew import NoCrew
from tests.cli.running import ROOT

COUNT = "With all protocols processed, Vladimir Putin received 63.60% of the votes. Turnout was 65.34%."
WORKER = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")


class Cluster:
    """A scheduler on this machine and workers that come and go."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.folder = folder
        self.running = []
        self.scheduler = self.start("scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")

    def start(self, what, *arguments):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments],
            cwd=self.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.running.append(process)
        return process

    def worker(self):
        return self.start("worker", self.address, *WORKER, "--local-directory", str(self.folder))

    def worker_without(self, folder):
        """Start a worker that sees an empty folder there, as on another machine; whether that can be done."""
        hidden = f"mount -t tmpfs none {folder}"
        if subprocess.run(["unshare", "-m", "sh", "-c", hidden], capture_output=True).returncode:
            return False
        command = f"{hidden} && exec {sys.executable} -m distributed.cli.dask_worker {self.address} {' '.join(WORKER)}"
        process = subprocess.Popen(
            ["unshare", "-m", "sh", "-c", f"{command} --local-directory {self.folder}"],
            cwd=self.folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.running.append(process)
        return True

    def wait_for(self, workers):
        from distributed import Client

        for _ in range(120):
            try:
                with Client(self.address, timeout=5, set_as_default=False) as client:
                    if workers:
                        client.wait_for_workers(workers, timeout=60)
                    return
            except OSError:
                time.sleep(0.5)
        raise AssertionError("the cluster did not come up")

    def end(self):
        for process in self.running:
            if process.poll() is None:
                process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path):
    folder = tmp_path / "cluster"
    folder.mkdir()
    cluster = Cluster(folder)
    yield cluster
    cluster.end()


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "library.sqlite"
    with Library(path) as library:
        library.add("e1", read_text(COUNT, "count.txt"))
    return path


def articles(count):
    return [{"text": f"Putin received {number}.6% of the votes.", "name": f"a{number}"} for number in range(count)]


def lines(found):
    told = [(one.name, one.line) for one in found]
    assert len(told) == len(dict(told)), "an article has two lines"
    return dict(told)


def test_workers_that_are_killed_cost_no_line_and_double_none(cluster, library):
    workers = [cluster.worker(), cluster.worker()]
    cluster.wait_for(2)
    alone = lines(check_many(articles(80), library))
    found = []
    for one in check_many(articles(80), library, scheduler=cluster.address):
        found.append(one)
        if len(found) == 3:
            workers[0].send_signal(signal.SIGKILL)
    assert lines(found) == alone


def test_a_scheduler_that_is_started_again_gets_what_had_not_come_back(cluster, library):
    cluster.worker()
    cluster.wait_for(1)
    alone = lines(check_many(articles(60), library))
    found, told = [], []
    for one in check_many(articles(60), library, scheduler=cluster.address, told=told.append):
        found.append(one)
        if len(found) == 3:
            cluster.end()
            cluster.start("scheduler", "--host", "127.0.0.1", "--port", str(cluster.port), "--no-dashboard")
            cluster.worker()
    assert lines(found) == alone
    assert any("is there again" in line for line in told)


def test_a_library_that_the_workers_do_not_see_is_sent(cluster, tmp_path):
    (tmp_path / "library").mkdir()
    path = tmp_path / "library" / "library.sqlite"
    with Library(path) as library:
        library.add("e1", read_text(COUNT, "count.txt"))
    if not cluster.worker_without(path.parent):
        pytest.skip("this system lets nobody mount anything")
    cluster.wait_for(1)
    told = []
    found = lines(check_many(articles(5), path, scheduler=cluster.address, told=told.append))
    assert found == lines(check_many(articles(5), path))
    assert any("sent to them" in line for line in told)


def test_a_scheduler_that_is_not_there_is_told(library):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(NoCrew, match="no scheduler answers there"):
            list(check_many(articles(1), library, scheduler=address))


def test_a_scheduler_without_workers_is_told(cluster, library):
    cluster.wait_for(0)
    with pytest.raises(NoCrew, match="has no worker"):
        list(check_many(articles(1), library, scheduler=cluster.address))


def test_workers_of_another_version_are_refused_by_name(cluster, library, monkeypatch):
    cluster.worker()
    cluster.wait_for(1)
    monkeypatch.setattr("factcheck.scanning.cluster.__version__", "99.0")
    with pytest.raises(NoCrew, match=r"127\.0\.0\.1:\d+: has factcheck .*; here it is 99\.0"):
        list(check_many(articles(1), library, scheduler=cluster.address))


def test_the_command_scans_by_a_scheduler(cluster, library, tmp_path):
    from tests.cli.running import factcheck

    cluster.worker()
    cluster.wait_for(1)
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles(3)))
    out = tmp_path / "out"
    done = factcheck("scan", tmp_path / "a.jsonl", "--library", library, "--scheduler", cluster.address, "-o", out)
    assert len(out.read_text().splitlines()) == 3, done.stderr
