"""Many readers at once, as bare websocket clients."""

import asyncio
import json
import statistics
import time

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

DAYS = ("1939-09-17", "1939-11-01", "1940-06-17", "1941-06-22")


class Session:
    """One reader: opens a map page, by its name in the address, and reports dates."""

    def __init__(self, address: str, page: str = ""):
        self.address = f"ws{address[4:]}/_stcore/stream"
        self.page = page
        self.component = self.fragment = None
        self.received = 0

    async def open(self) -> float:
        """Connect and wait for the whole page; milliseconds."""
        started = time.perf_counter()
        self.wire = await websockets.connect(
            self.address, max_size=None, subprotocols=["streamlit"]
        )
        message = BackMsg()
        message.rerun_script.query_string = ""
        message.rerun_script.page_name = self.page
        await self.wire.send(message.SerializeToString())
        await self._finished()
        return (time.perf_counter() - started) * 1000

    async def report(self, day: str) -> float:
        """Tell a date as the map does, and wait until the text has followed; milliseconds."""
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.component
        state.json_value = json.dumps({"date": day, "serial": time.monotonic_ns()})
        message.rerun_script.fragment_id = self.fragment
        started = time.perf_counter()
        await self.wire.send(message.SerializeToString())
        await self._finished()
        return (time.perf_counter() - started) * 1000

    async def _finished(self) -> None:
        while True:
            raw = await asyncio.wait_for(self.wire.recv(), 120)
            self.received += len(raw)
            message = ForwardMsg.FromString(raw)
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.new_element.HasField("component_instance"):
                self.component = message.delta.new_element.component_instance.id
                self.fragment = message.delta.fragment_id
            if kind == "script_finished":
                return


def crowd(server, count: int, period: float, rounds: int = 2) -> dict:
    """Open sessions, leave them idle, then let each report once in `period` seconds.

    They report evenly spread over the time, as readers do who have nothing to do with each other.
    """
    return asyncio.run(_crowd(server, count, period, rounds))


async def _crowd(server, count: int, period: float, rounds: int) -> dict:
    first = Session(server.address)
    await first.open()  # reads the files
    before, spent = server.memory_mb(), server.cpu_ms()
    sessions = [Session(server.address) for _ in range(count)]
    opened = []
    for session in sessions:  # they come one after another, as a class does
        opened.append(await session.open())
    idle, loaded = server.memory_mb(), server.cpu_ms()

    async def act(index: int, session: Session) -> list[float]:
        times = []
        await asyncio.sleep(period * index / count)
        for turn in range(rounds):
            times.append(await session.report(DAYS[(index + turn) % len(DAYS)]))
            await asyncio.sleep(max(0, period - times[-1] / 1000))
        return times

    told = await asyncio.gather(*(act(i, s) for i, s in enumerate(sessions)))
    times = sorted(ms for each in told for ms in each)
    result = {
        "opening": statistics.median(opened),
        "idle": idle,
        "each": (idle - before) / count,
        "cpu each": (loaded - spent) / count,
        "report": statistics.median(times),
        "p95": times[int(0.95 * (len(times) - 1))],
        "cpu": (server.cpu_ms() - loaded) / len(times),
    }
    for session in (first, *sessions):
        await session.wire.close()
    return result
