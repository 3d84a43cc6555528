@echo off
rem install.cmd [FOLDER]: installs Dutycover beside this file, or into FOLDER, from the wheels here alone; nothing is fetched.
chcp 65001 >nul
setlocal
set "here=%~dp0"
set "target=%~1"
if "%target%"=="" set "target=%~dp0."
set "python=py -@PYTHON@"
%python% -c "import venv" >nul 2>nul || set "python=python"
%python% -c "import sys, venv; sys.exit('%%d.%%d' %% sys.version_info[:2] != '@PYTHON@')" >nul 2>nul
if errorlevel 1 (
    echo 需要 Python @PYTHON@：请先安装，再运行一次。 Python @PYTHON@ is needed: install it, then run this again.
    exit /b 69
)
echo 正在安装，约一分钟…… Installing, about a minute ...
%python% -m venv --clear "%target%\.venv" || exit /b 69
"%target%\.venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-compile --no-index --no-cache-dir --find-links "%here%wheels" --require-hashes --no-deps -r "%here%requirements.txt" || exit /b 69
> "%target%\dutycover.cmd" echo @"%%~dp0.venv\Scripts\dutycover.exe" %%*
> "%target%\勤务看板.cmd" echo @"%%~dp0.venv\Scripts\dutycover.exe" board "%%~dp0."
echo 已装好。试一试： Installed. Try: "%target%\dutycover.cmd" demo
