#!/bin/sh
# ./install.sh [FOLDER]: installs Dutycover beside this file, or into FOLDER, from the wheels here alone; nothing is fetched.
# --without-demand leaves out what forecasts need (about 200 MB).
set -eu

here=$(dirname -- "$(readlink -f -- "$0")")
needed=@PYTHON@

say() { # the Chinese sentence, the English one
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        en | en[_.]* | english*) printf '%s\n' "$2" >&2 ;;
        *) printf '%s\n' "$1" >&2 ;;
    esac
}

give_up() {
    say "$@"
    exit 69
}

list=$here/requirements.txt
if [ "${1:-}" = --without-demand ]; then
    shift
    list=$here/requirements-without-demand.txt
fi
target=${1:-$here}

for python in "python$needed" python3 python ''; do
    if [ -z "$python" ]; then
        give_up "需要 Python $needed（含 venv）：请先安装，再运行一次。" "Python $needed with venv is needed: install it, then run this again."
    fi
    if command -v "$python" >/dev/null 2>&1 && "$python" -c "
import ensurepip, sys, venv
sys.exit('%d.%d' % sys.version_info[:2] != '$needed')" 2>/dev/null; then
        break
    fi
done

if command -v sha256sum >/dev/null 2>&1 && ! (cd -- "$here" && sha256sum --quiet --check SHA256SUMS >/dev/null 2>&1); then
    give_up '安装包不完整或被改动（SHA256SUMS 不符）：请重新拷贝。' 'The bundle is incomplete or was changed (SHA256SUMS do not hold): copy it again.'
fi

say '正在安装，约一分钟……' 'Installing, about a minute ...'
mkdir -p -- "$target"
"$python" -m venv --clear "$target/.venv"
"$target/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-compile --no-index --no-cache-dir \
    --find-links "$here/wheels" --require-hashes --no-deps -r "$list"
find "$target/.venv/lib" -type d -name tests -path '*/site-packages/*' -prune -exec rm -rf {} +
"$target/.venv/bin/python" -m pip uninstall --quiet --disable-pip-version-check --yes pip setuptools >/dev/null 2>&1 || true
ln -sf .venv/bin/dutycover "$target/dutycover"
cat >"$target/勤务看板.desktop" <<END
[Desktop Entry]
Type=Application
Name=勤务看板
Name[en]=Duty board
Exec="$target/.venv/bin/dutycover" board "$target"
Path=$target
Terminal=true
Categories=Office;
END
chmod +x "$target/勤务看板.desktop"
say "已装好。试一试：$target/dutycover demo　看板：双击“勤务看板”" "Installed. Try: $target/dutycover demo"
