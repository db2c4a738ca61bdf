# suite: peers — codes and password hashes against oathtool, argon2 and John the Ripper's list
# lane: a
# when: always
. tests/suites/lib.sh
for need in "$(command -v oathtool)" "$(command -v argon2)" /usr/share/john/password.lst; do
  [ -e "$need" ] || { skip "peers" "oathtool, argon2 and john-data are not all installed"; exit 0; }
done

results=$LOGS/peers
rm -rf "$results"
dotnet test tests/Fintech.Tests.csproj --no-build --nologo --filter Category=Peers \
  --results-directory "$results" --logger "trx;LogFileName=peers.trx"
counts trx "$results/peers.trx" $?
