# Prints a Node.js of at least version 22: this machine's, or the one that comes with the packages of this folder.
find_node() {
  if command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 22 ]; then command -v node; return; fi
  for candidate in "$1"/node_modules/node-*/bin/node; do [ -x "$candidate" ] && { echo "$candidate"; return; }; done
  echo "Node.js 22 or newer is missing. Install it, or run: npm ci --prefix tests/mcp" >&2
  return 1
}
