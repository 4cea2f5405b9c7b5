"""Opens a network socket and closes it again, to show that the trace sees one."""

from __future__ import annotations

import socket

if __name__ == "__main__":
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
