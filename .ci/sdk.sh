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

# Builds one project for use, not for judgement: locked restore, no analyzers (./test runs them), one compiler kept warm for all projects; in a folder
# of its own so that ./test never takes such a build for a checked one. What lives for seconds is not profiled, needs no heap for each processor,
# and writes its machine code in place.
build_for_use() (
    export DOTNET_TieredPGO=0 DOTNET_gcServer=0 DOTNET_EnableWriteXorExecute=0
    [ -d "$2/artifacts/use/obj" ] || { practise_compiling "$2" >/dev/null 2>&1 & }
    dotnet msbuild "$1" -restore -nologo -verbosity:quiet -m:2 -p:Configuration=Release -p:RestoreLockedMode=true \
        -p:ForUse=true -p:RunAnalyzers=false -p:UseSharedCompilation=true -p:EnableSourceControlManagerQueries=false \
        -p:ProduceReferenceAssembly=false -p:ArtifactsPath="$2/artifacts/use"
)

# The first compilation is the slow one. It takes place while packages are still restored: the compiler that MSBuild is going to ask is started and
# compiles the one project that needs no packages. Nothing is kept of it, and where it fails the build starts a compiler of its own.
practise_compiling() {
    local version folder out="$1/artifacts/use/practice"
    version="$(dotnet --version)"
    folder="$(dotnet --list-sdks | sed -n "s/^$version \[\(.*\)\]$/\1/p")"
    local references=("$folder"/../packs/Microsoft.NETCore.App.Ref/10.*/ref/net10.0/*.dll)
    mkdir -p "$out"
    export DOTNET_TieredCompilation=0      # half a minute is too short for compiling the compiler a second time, better
    printf 'global using System%s;\n' "" .Collections.Generic .IO .Linq .Threading .Threading.Tasks > "$out/usings.cs"
    dotnet "$folder/$version/Roslyn/bincore/csc.dll" -shared -noconfig -nostdlib+ -langversion:14 -nullable+ -checked+ -optimize+ -target:library \
        "${references[@]/#/-r:}" -out:"$out/Kernel.dll" "$out/usings.cs" "$1"/src/Kernel/*.cs "$1"/src/Kernel/*/*.cs
}
