using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Turns a draft into a statement: types, links, births implied by the children.</summary>
internal static class StatementBuilder
{
    public static Result<FamilyStatement> Build(Lawbook book, StatementDraft written)
    {
        var draft = ImpliedBirths.Add(written);
        var building = new Building(book, draft);
        var tree = building.Build();
        return building.Problems.Count > 0
            ? Result<FamilyStatement>.Failure(building.Problems.ToImmutable())
            : Result<FamilyStatement>.Success(new FamilyStatement(book, tree, written));
    }

    private sealed class Building(Lawbook book, StatementDraft draft)
    {
        private readonly List<(FactRecord Record, FeelValue?[] Values, DraftItem Item)> made = [];
        private readonly Dictionary<string, FactRecord> byId = new(StringComparer.Ordinal);

        public ImmutableArray<Problem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<Problem>();

        public FactTree Build()
        {
            CheckPlace();
            var roots = new Dictionary<string, FactRecord?>(StringComparer.Ordinal);
            foreach (var (name, entity) in book.Vocabulary.Roots)
            {
                roots[name] = MakeRoot(name, entity);
            }

            var collections = book.Vocabulary.Collections.ToFrozenDictionary(
                c => c.Key, c => MakeCollection(c.Key, c.Value), StringComparer.Ordinal);
            made.ForEach(m => byId.TryAdd(m.Record.Path, m.Record));
            foreach (var (record, values, item) in made)
            {
                Fill(record, values, item);
            }

            return new FactTree(roots.ToFrozenDictionary(StringComparer.Ordinal), collections, [.. made.Select(m => m.Record)], draft.Adoptions);
        }

        private void CheckPlace()
        {
            if (draft.Place is not null && !FactValues.IsPlace(draft.Place, book))
            {
                Problems.Add(FactProblems.UnknownPlace("place", draft.Place, draft.PlaceAt));
            }
        }

        private FactRecord? MakeRoot(string name, string entity)
        {
            if (draft.Roots.TryGetValue(name, out var item) && item is null)
            {
                return null;
            }

            var record = Make(entity, name, item ?? DraftItem.Empty, index: 0);
            byId[name] = record;
            return record;
        }

        private FactCollection MakeCollection(string name, string entity)
        {
            var stated = draft.Collections.TryGetValue(name, out var items);
            var members = stated
                ? items.Select((item, i) => Make(entity, FactPaths.Member(name, i + 1), item, i + 1)).ToImmutableArray()
                : [];
            return new FactCollection(name, members, stated, draft.WaitsFor.GetValueOrDefault(name, [name]));
        }

        private FactRecord Make(string entityId, string path, DraftItem item, int index)
        {
            var entity = book.Vocabulary.Schema.FindEntity(entityId)!;
            var values = new FeelValue?[entity.Elements.Length];
            var record = new FactRecord(entity, book.Index.EntityOf(entityId), path, values);
            if (index > 0 && entity.Find("index") is { } position)
            {
                values[position.Ordinal] = FeelValue.Of((decimal)index);
            }

            made.Add((record, values, item));
            if (item.Id is not null && !byId.TryAdd(item.Id, record))
            {
                Problems.Add(FactProblems.DuplicateId(item.Id, item.At));
            }

            return record;
        }

        private void Fill(FactRecord record, FeelValue?[] values, DraftItem item)
        {
            foreach (var (name, written) in item.Values)
            {
                var element = record.Entity.Find(name)!;
                var path = record.PathOf(element);
                var value = element.Type is FeelType.Record
                    ? Link(path, written, item.LineOf(name))
                    : FactValues.Read(path, element, written, item.LineOf(name), book);
                if (value.Problem is not null)
                {
                    Problems.Add(value.Problem);
                }
                else
                {
                    values[element.Ordinal] = value.Value;
                }
            }

            foreach (var element in record.Entity.Elements.Where(e => e is { Type: FeelType.Record, Question: not null } && values[e.Ordinal] is null))
            {
                values[element.Ordinal] = OnlyMember(((FeelType.Record)element.Type).Entity);
            }
        }

        /// <summary>Where a list has one member, a question which of them is meant need not be asked.</summary>
        private FeelValue? OnlyMember(string entity)
        {
            var name = book.Vocabulary.Collections.FirstOrDefault(c => c.Value == entity).Key;
            return name is not null && draft.Collections.TryGetValue(name, out var items) && items.Length == 1
                ? FeelValue.Of(made.First(m => m.Record.Path == FactPaths.Member(name, 1)).Record)
                : null;
        }

        private (FeelValue Value, Problem? Problem) Link(string path, string id, SourceLocation? at) =>
            byId.TryGetValue(id, out var target) ? (FeelValue.Of(target), null)
            : draft.Roots.TryGetValue(id, out var absent) && absent is null ? (FeelValue.NotApplicable, null)
            : (default, FactProblems.UnknownReference(path, id, at));
    }
}
