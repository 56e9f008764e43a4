# Sourced by ./run, ./test and ./check: finds the .NET 10 SDK, or says how to get it.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
export DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
export MSBUILDDISABLENODEREUSE=1

if ! command -v dotnet >/dev/null 2>&1 && [ -x "${HOME:-}/.dotnet/dotnet" ]; then
    PATH="$HOME/.dotnet:$PATH"
fi

if ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    cat >&2 <<'TEXT'
需要 .NET 10 SDK，本机没有找到。任选一种办法安装，然后重新运行：
The .NET 10 SDK is needed and was not found. Get it in one of these ways, then run this again:

  Ubuntu 24.04+        sudo apt-get install dotnet-sdk-10.0
  Windows              winget install Microsoft.DotNet.SDK.10
  macOS                brew install dotnet@10
  任何系统 any system   https://dotnet.microsoft.com/download/dotnet/10.0
  无管理员权限          curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
  (no root needed)      （安装到 ~/.dotnet，本脚本会自动找到 installs to ~/.dotnet, where this script looks）
TEXT
    return 3
fi

# Builds one project for use, not for judgement: locked restore, no analyzers (./test runs them), one compiler kept warm for all projects
# and not profiled, since it lives for seconds; in a folder of its own so that ./test never takes such a build for a checked one.
build_for_use() {
    DOTNET_TieredPGO=0 dotnet msbuild "$1" -restore -nologo -verbosity:quiet -m:2 -p:Configuration=Release -p:RestoreLockedMode=true \
        -p:ForUse=true -p:RunAnalyzers=false -p:UseSharedCompilation=true -p:EnableSourceControlManagerQueries=false \
        -p:ProduceReferenceAssembly=false -p:ArtifactsPath="$2/artifacts/use"
}
