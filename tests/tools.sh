# Sourced by tests/run: checks the tools that building and testing need. What apt can bring is installed where that is allowed;
# else the one line to run is printed.

have() { command -v "$1" > /dev/null 2>&1; }

node_is_new_enough() { have node && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }

install_with_apt() { # packages…
  if [ "$(id -u)" = 0 ] && have apt-get; then
    echo "Installing $*…"
    apt-get update -qq > /dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" > /dev/null && return 0
  fi
  return 1
}

need() { # what, packages, line to run
  echo "$1 is missing. Run:  $3"
  return 1
}

check_tools() {
  if ! have git; then
    install_with_apt git || need "git" git "sudo apt-get install -y git" || return 1
  fi
  if ! node_is_new_enough || ! have npm; then
    install_with_apt nodejs npm
    node_is_new_enough && have npm || need "Node.js 20 or newer with npm" nodejs "sudo apt-get install -y nodejs npm   (or get it from https://nodejs.org)" || return 1
  fi
  have curl || install_with_apt curl || need "curl (the commands in docs/api.md are run)" curl "sudo apt-get install -y curl" || return 1
  have script || install_with_apt bsdutils || need "script (a terminal for tests of questions)" bsdutils "sudo apt-get install -y bsdutils" || return 1
  [ -n "${FLITCH_CHROMIUM:-}" ] || have chromium || have chromium-browser || have google-chrome || install_with_apt chromium fonts-dejavu-core ||
    need "Chromium (the pages are tested in a real browser)" chromium "sudo apt-get install -y chromium   (or set FLITCH_CHROMIUM to a browser of its family)" || return 1
  if ! have dotnet || ! dotnet --list-sdks 2> /dev/null | grep -q '^10\.'; then
    need "The .NET SDK 10" dotnet "curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 && export PATH=\"\$HOME/.dotnet:\$PATH\"" || return 1
  fi
}

check_tools
