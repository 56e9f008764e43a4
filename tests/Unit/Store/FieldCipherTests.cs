using Anyu.Store;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Store;

public sealed class FieldCipherTests
{
    private const string Field = "register_person.number";

    private static readonly Guid Row = Guid.CreateVersion7();

    public static TheoryData<string> Suites => CryptoSuiteTests.Suites;

    [Theory]
    [MemberData(nameof(Suites))]
    public void What_is_sealed_opens_in_its_own_row_and_field_only(string suite)
    {
        var cipher = new FieldCipher(KeyRing.New(CryptoSuite.Named(suite)!, TimeProvider.System));
        Gen.String.Where(text => !text.Any(char.IsSurrogate)).Sample(text => cipher.Open(cipher.Seal(text, Field, Row), Field, Row) == text, iter: 200);
        var value = cipher.Seal("11010519491231002X", Field, Row);
        Assert.Equal("STO-0011", Assert.Throws<StoreException>(() => cipher.Open(value, Field, Guid.CreateVersion7())).Problem.Code);
        Assert.Equal("STO-0011", Assert.Throws<StoreException>(() => cipher.Open(value, "register_person.phone", Row)).Problem.Code);
        for (var i = 0; i < value.Length; i++)
        {
            var changed = value.ToArray();
            changed[i] ^= 1;
            Assert.Throws<StoreException>(() => cipher.Open(changed, Field, Row));
            Assert.Throws<StoreException>(() => cipher.Open(value[..i], Field, Row));
        }
    }

    [Fact]
    public void Equal_texts_are_sealed_differently_and_found_by_one_index()
    {
        var cipher = new FieldCipher(KeyRing.New(CryptoSuite.International, TimeProvider.System));
        Assert.NotEqual(cipher.Seal("13800000000", Field, Row), cipher.Seal("13800000000", Field, Row));
        Assert.Equal(cipher.Index("13800000000", Field), cipher.Index("13800000000", Field));
        Assert.NotEqual(cipher.Index("13800000000", Field), cipher.Index("13800000001", Field));
        Assert.NotEqual(cipher.Index("13800000000", Field), cipher.Index("13800000000", "register_person.phone"));
        var other = new FieldCipher(KeyRing.New(CryptoSuite.International, TimeProvider.System));
        Assert.NotEqual(cipher.Index("13800000000", Field), other.Index("13800000000", Field));
    }

    [Fact]
    public void After_a_rotation_to_the_other_suite_old_values_open_and_are_found()
    {
        var old = KeyRing.New(CryptoSuite.International, TimeProvider.System);
        var before = new FieldCipher(old);
        var (value, index) = (before.Seal("甲", Field, Row), before.Index("甲", Field));
        var rotated = old.Rotate(CryptoSuite.ShangMi, TimeProvider.System);
        var after = new FieldCipher(rotated);
        Assert.Equal("甲", after.Open(value, Field, Row));
        Assert.True(after.IsOld(value));
        Assert.False(after.IsOld(after.Seal("甲", Field, Row)));
        Assert.Contains(after.IndexesToFind("甲", Field), one => one.SequenceEqual(index));
        Assert.NotEqual(index, after.Index("甲", Field));
        Assert.Throws<StoreException>(() => before.Open(after.Seal("甲", Field, Row), Field, Row));
    }

    [Fact]
    public void A_key_file_is_read_back_and_only_its_owner_may_read_it()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("anyu-").FullName, "keys.json");
        var ring = KeyRing.New(CryptoSuite.International, TimeProvider.System).Rotate(CryptoSuite.ShangMi, TimeProvider.System);
        KeyFile.Write(path, ring);
        var read = KeyFile.Read(path).Value!;
        Assert.Equal((2, CryptoSuite.ShangMi), (read.Number, read.Suite));
        Assert.Equal("甲", new FieldCipher(read).Open(new FieldCipher(ring).Seal("甲", Field, Row), Field, Row));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""[{"number":2,"suite":"international","secret":"","signingKey":"","publicKey":"","createdAt":"2025-01-01"}]""")]
    [InlineData("""[{"number":1,"suite":"rot13","secret":"","signingKey":"","publicKey":"","createdAt":"2025-01-01"}]""")]
    public void A_key_file_that_is_absent_or_unreadable_is_a_problem(string? content)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("anyu-").FullName, "keys.json");
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }

        Assert.Equal(["STO-0010"], KeyFile.Read(path).Problems.Select(problem => problem.Code));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
